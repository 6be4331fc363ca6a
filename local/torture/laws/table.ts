import type { FieldModel, RecordModel } from '../../crm/model';
import { type CellContent, isFormula } from '../../emulator/grid/values/cell';
import type { SavedReceipt } from '../world/job';
import type { Rows } from '../look/rows';
import type { Scene } from '../look/scene';
import { cellAt, isEmptied } from '../look/sheet';
import type { Truth } from '../look/truth';

/** What must hold of a table when a pull of it is done; broken laws as sentences. */

/** The receipt says what is on the sheet, and that is what the CRM has. */
export function receiptIsTrue(ids: readonly string[], receipt: SavedReceipt, truth: Truth): readonly string[] {
  const { complete, asked, fetched, distinct, written, walked } = receipt;
  const counted = walked ? truth.counted : ids.length;
  const wrong: string[] = [];
  if (!complete || asked !== counted || [fetched, distinct, written].some((count) => count !== ids.length)) {
    wrong.push(
      `The receipt says ${JSON.stringify({ complete, asked, fetched, distinct, written })}, the sheet has ${ids.length} rows.`,
    );
  }
  if (new Set(ids).size !== ids.length) wrong.push('An id stands on the sheet twice.');
  if (truth.exact) {
    const wanted = truth.exact.map(({ id }) => id);
    if (wanted.join() !== ids.join()) wrong.push(`The CRM has ${wanted.join()}\n    the sheet ${ids.join()}`);
    return wrong;
  }
  const known = new Set(truth.states.flatMap((records) => records.map(({ id }) => id)));
  const strange = ids.filter((id) => !known.has(id));
  if (strange.length > 0) wrong.push(`Never in the view while it was read: ${strange.join()}`);
  return [...wrong, ...(walked ? walkIsTrue(ids, walked, truth) : countIsTrue(ids, truth))];
}

function countIsTrue(ids: readonly string[], { states }: Truth): readonly string[] {
  if (states.some((records) => records.length === ids.length)) return [];
  return [`${ids.length} rows; the view had ${states.map(({ length }) => length).join(', ')} records.`];
}

/** A walk is read while records come and go: no state need have all its rows, but what was there all the while is there. */
function walkIsTrue(
  ids: readonly string[],
  { least, most }: NonNullable<SavedReceipt['walked']>,
  { states, isLied }: Truth,
): readonly string[] {
  const wrong: string[] = [];
  const there = new Set(ids);
  const missing = states[0]?.filter(({ id }) => !there.has(id) && states.every((state) => has(state, id))) ?? [];
  if (missing.length > 0 && !isLied) wrong.push(`In the view all the while: ${missing.map(({ id }) => id).join()}`);
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? '')))
    wrong.push('A walk is not in the order of ids.');
  const lengths = states.map(({ length }) => length);
  if (ids.length < least || !lengths.includes(least) || !lengths.includes(most)) {
    wrong.push(`Walked among ${least} to ${most} records, ${ids.length} rows; the view had ${lengths.join(', ')}.`);
  }
  return wrong;
}

const has = (records: readonly RecordModel[], id: string): boolean => records.some((record) => record.id === id);

/**
 * Compared with the table before, by what its cells showed; null: there was none.
 *
 * @param setsBack what people had typed was set back: such rows are counted apart
 */
export function changeIsTrue(
  before: Rows | null,
  after: Rows,
  receipt: SavedReceipt,
  setsBack: boolean,
): readonly string[] {
  if (before === null) return [];
  const counted = {
    added: [...after.keys()].filter((id) => !before.has(id)).length,
    changed: [...after].filter(([id, cells]) => differs(before.get(id), cells)).length,
    gone: [...before.keys()].filter((id) => !after.has(id)).length,
  };
  const { added, gone, edited } = receipt;
  const apart = setsBack ? counted.changed - (receipt.changed ?? 0) : 0;
  const changed = (receipt.changed ?? 0) + Math.max(0, Math.min(apart, edited));
  const [said, wanted] = [{ added, changed, gone }, counted].map((counts) => JSON.stringify(counts));
  return said === wanted ? [] : [`The receipt says ${said}, it was ${wanted}.`];
}

/** In a column that both have. */
function differs(
  before: ReadonlyMap<string, CellContent> | undefined,
  after: ReadonlyMap<string, CellContent>,
): boolean {
  return [...after].some(
    ([key, content]) => before?.has(key) === true && JSON.stringify(before.get(key)) !== JSON.stringify(content),
  );
}

/** Each row is one record as it was while it was read. */
export function rowsAreRecords(
  { state, sheet, columns, rows, headerRow }: Scene,
  fields: readonly FieldModel[],
  truth: Truth,
  isEdited: (id: string, key: string) => boolean = () => false,
): readonly string[] {
  const compared = fields.flatMap(({ name }) => {
    const column = columns.get(name);
    return column === undefined || isEmptied(state, sheet, column, headerRow) ? [] : [{ name, column }];
  });
  const versions = new Map<string, RecordModel[]>();
  for (const records of truth.states) {
    for (const record of records) versions.set(record.id, [...(versions.get(record.id) ?? []), record]);
  }
  return rows.flatMap(({ id, row }) => {
    const isIt = (record: RecordModel): boolean =>
      compared.every(({ name, column }) => isEdited(id, name) || shows(cellAt(sheet, row, column), record[name]));
    if (versions.get(id)?.some(isIt)) return [];
    const found = Object.fromEntries(compared.map(({ name, column }) => [name, cellAt(sheet, row, column)]));
    const wanted = versions
      .get(id)
      ?.map((record) => Object.fromEntries(compared.map(({ name }) => [name, record[name]])));
    return [`Row ${row} is not the record ${id}: ${JSON.stringify(found)}, the CRM has ${JSON.stringify(wanted)}`];
  });
}

function shows(content: CellContent, value: unknown): boolean {
  const text = content !== null && typeof content === 'object' && 'runs' in content ? content.text : content;
  return (text ?? '') === (value ?? '');
}

export function noFormulaInOwned({ sheet, columns, rows, headerRow }: Scene): readonly string[] {
  return [...columns].flatMap(([key, column]) =>
    [headerRow, ...rows.map(({ row }) => row)]
      .filter((row) => isFormula(cellAt(sheet, row, column)))
      .map((row) => `A formula stands in row ${row} of the table's column ${key}.`),
  );
}
