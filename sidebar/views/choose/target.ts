/** Who "me" is, and where the table goes. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { PullTarget, SheetChoice } from '../../../src/protocol/choice';
import type { ChooseScreen } from '../../model/screens/choose';
import { fill } from '../../say';
import { listing } from '../parts/listing';
import type { Ui } from '../parts/parts';

export function memberView(screen: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  if (!screen.members) return html``;
  const body = listing(
    screen.members,
    ui,
    (members) => html`<select id="member" aria-describedby="member-help"
      @change=${(event: Event) => send({ type: 'memberChosen', memberId: selected(event) })}>
      <option value="" disabled ?selected=${screen.memberId === null}>${choose.memberNone}</option>
      ${members.map(({ id, name, email }) => html`<option value=${id} ?selected=${id === screen.memberId}>${name} (${email})</option>`)}
    </select>`,
    ['reload-members', { type: 'membersAsked' }],
  );
  return html`<label for="member">${choose.member}</label>
    <p class="hint" id="member-help">${choose.memberHelp}</p>
    ${body}`;
}

export function targetView({ target }: ChooseScreen, { state, say, send }: Ui): TemplateResult {
  const { choose } = say.texts;
  const { sheets, activeSheetId } = state.data;
  const isFirst = ({ id, state: holds }: SheetChoice): boolean => id === activeSheetId && holds === 'empty';
  const first = sheets.find(isFirst);
  const chosen = target.kind === 'sheet' ? sheets.find(({ id }) => id === target.sheetId) : undefined;
  const options = (kind: SheetChoice['state']): readonly TemplateResult[] =>
    sheets
      .filter((sheet) => sheet.state === kind && sheet !== first)
      .map(
        (sheet) => html`<option value=${sheet.id} ?disabled=${kind === 'occupied'}
      ?selected=${sheet.id === chosen?.id}>${sheet.name}</option>`,
      );
  return html`<label for="target">${choose.target}</label>
    <select id="target" @change=${(event: Event) => send({ type: 'targetChosen', target: targetOf(selected(event)) })}>
      ${first ? html`<option value=${first.id} ?selected=${first === chosen}>${fill(choose.emptyInFront, { sheet: first.name })}</option>` : nothing}
      <option value="" ?selected=${!chosen}>${choose.newSheet}</option>
      ${group(choose.emptySheets, options('empty'))} ${group(choose.tableSheets, options('table'))}
      ${group(choose.occupiedSheets, options('occupied'))}
    </select>
    ${chosen?.state === 'table' ? html`<p class="warn">${choose.replaces}</p>` : nothing}`;
}

function group(label: string, options: readonly TemplateResult[]): TemplateResult | typeof nothing {
  return options.length > 0 ? html`<optgroup label=${label}>${options}</optgroup>` : nothing;
}

function targetOf(value: string): PullTarget {
  return value === '' ? { kind: 'newSheet' } : { kind: 'sheet', sheetId: Number(value) };
}

function selected(event: Event): string {
  return event.target instanceof HTMLSelectElement ? event.target.value : '';
}
