import { personDeleteSheet, personSetNote, typeInto } from '../../local/emulator/grid/person';
import type { Change } from '../../local/crm/server/faults/rule';
import type { PullTarget } from '../../src/protocol/choice';
import type { Language } from '../../src/protocol/reply';
import { type Desk, gridOf, openDesk, type Refusal } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

let crm: CrmBeside;

interface Case {
  readonly name: string;
  /** What happens in Twenty after the choice was made, and what takes it back. */
  readonly change?: readonly Change[];
  readonly undo?: readonly Change[];
  readonly drop?: boolean;
  readonly keyName?: string;
  readonly object: string;
  readonly view: string;
  readonly target?: PullTarget;
  readonly kind: string;
  readonly en: RegExp;
  readonly fr: RegExp;
}

/** Ids that no sheet has, and that of the sheet which the person has filled. */
const [NO_SHEET, PERSONS_SHEET] = [4_711, 0];

const UNKNOWN_FILTER = {
  id: '11111111-1111-4111-8111-111111111111',
  field: 'jobTitle',
  operand: 'IS_TODAY',
  value: 'x',
  subFieldName: null,
  relationTargetField: null,
  groupId: null,
  positionInGroup: null,
};

const CASES: readonly Case[] = [
  {
    name: 'a key that may read nothing',
    keyName: 'apple-nothing',
    object: 'People',
    view: 'All People',
    kind: 'object-forbidden',
    en: /^The role of this API key may not read People\./,
    fr: /^Le rôle de cette clé API n’autorise pas la lecture de \S+\. La/,
  },
  {
    name: 'an object that the key may not read',
    keyName: 'apple-noopportunity',
    object: 'Opportunities',
    view: 'All Opportunities',
    kind: 'object-forbidden',
    en: /^The role of this API key may not read Opportunities\./,
    fr: /^Le rôle de cette clé API n’autorise pas la lecture de \S+\. La/,
  },
  {
    name: 'a key that was revoked since it was connected',
    keyName: 'apple-readonly',
    change: [{ kind: 'revoke', key: 'apple-readonly' }],
    undo: [{ kind: 'revoke', key: 'apple-readonly', undo: true }],
    object: 'People',
    view: 'All People',
    kind: 'key-revoked',
    en: /^This API key was revoked in Twenty\./,
    fr: /^Cette clé API a été révoquée dans Twenty\./,
  },
  {
    name: 'a server that went away since the key was connected',
    drop: true,
    object: 'People',
    view: 'All People',
    kind: 'unreachable',
    en: /^Nothing answers at 127\.0\.0\.1:\d+\./,
    fr: /^Rien ne répond à l’adresse 127\.0\.0\.1:\d+\./,
  },
  {
    name: 'a view of "me" when nobody said who that is',
    object: 'Companies',
    view: 'My accounts',
    kind: 'member-needed',
    en: /^The view “My accounts” filters on “me”/,
    fr: /^La vue « My accounts » filtre sur « moi »/,
  },
  {
    name: 'a filter that means nothing for its field',
    change: [{ kind: 'view', view: 'Rated at most 2', set: { filters: [UNKNOWN_FILTER] } }],
    object: 'People',
    view: 'Rated at most 2',
    kind: 'filter-not-expressible',
    en: /^The view’s filter “Job Title [^”]+” cannot be asked of Twenty’s API/,
    fr: /^Le filtre « \S.* » de la vue ne peut pas être transmis à l’API de Twenty/,
  },
  {
    name: 'a view that was deleted since it was chosen',
    change: [{ kind: 'deleteView', view: 'With intro' }],
    object: 'People',
    view: 'With intro',
    kind: 'view-unknown',
    en: /^Twenty does not know this view: it was deleted/,
    fr: /^Twenty ne connaît pas cette vue : elle a été supprimée/,
  },
  {
    name: 'a sheet that was deleted since it was chosen',
    target: { kind: 'sheet', sheetId: NO_SHEET },
    object: 'People',
    view: 'All People',
    kind: 'sheet-gone',
    en: /^The sheet of the view “All People” was deleted\./,
    fr: /^La feuille de la vue « \S.* » a été supprimée\./,
  },
  {
    name: 'a sheet that holds something else',
    target: { kind: 'sheet', sheetId: PERSONS_SHEET },
    object: 'People',
    view: 'All People',
    kind: 'sheet-not-empty',
    en: /^The sheet “Sheet1” holds something already\./,
    fr: /^La feuille « Sheet1 » contient déjà quelque chose\./,
  },
];

/** Chooses, lets the world change, pulls; the refusal may come at the start or in a later slice. */
async function refusedPull(desk: Desk, given: Case, language: Language): Promise<Refusal> {
  // Chosen by names in English, whatever the language of the sentence.
  desk.emulator.setLocale('ada', 'en');
  const choice = desk.choice(given.object, given.view, given.target ? { target: given.target } : {});
  desk.emulator.setLocale('ada', language);
  if (given.drop) await crm.control({ rules: [{ on: 'any', times: null, fault: { kind: 'drop' } }] });
  if (given.change) await crm.control({ now: [...given.change] });
  const started = desk.ask('startPull', choice);
  if (!started.ok) return started.error;
  const ended = desk.drive(started.data);
  if (!ended.failure) throw new Error(`The pull was not refused: ${JSON.stringify(ended)}`);
  return ended.failure;
}

/** A spreadsheet that a person has worked in: a sheet of their own, a table, a remark with a note beside it. */
function livedIn(): Desk {
  const desk = openDesk(crm);
  desk.connect();
  typeInto(desk.state, PERSONS_SHEET, 1, 1, 'mine');
  typeInto(desk.state, PERSONS_SHEET, 2, 2, '=A1');
  const { tableId } = desk.pull('Pets', 'All Pets');
  const { sheetId, sheetName } = desk.table(tableId);
  const free = gridOf(desk.state, sheetName)[0]?.filter((cell) => cell !== null).length ?? 0;
  typeInto(desk.state, sheetId, 1, free + 1, 'Remark');
  typeInto(desk.state, sheetId, 3, free + 1, 'barks');
  personSetNote(desk.state, sheetId, 3, free + 1, 'at night');
  return desk;
}

describe.each(['en', 'fr'] as const)('in the language %s', (language) => {
  let desk: Desk;
  const later = closedAfterAll();
  beforeAll(async () => {
    crm = await startCrmBeside({ records: 200 });
    later(() => crm.close());
    desk = livedIn();
  });

  test.each(CASES)('$name ends the pull with one sentence, and nothing changes', async (given) => {
    desk.connect(given.keyName);
    const before = everythingIn(desk.state);
    const refusal = await refusedPull(desk, given, language);
    await crm.control({ clear: true, now: [...(given.undo ?? [])] });
    expect(refusal).toEqual({ kind: given.kind, message: expect.stringMatching(given[language]) });
    expect(refusal.message).toMatch(language === 'fr' ? /inchangée|Rien d’autre n’a changé/ : /nchanged|Nothing else/);
    expect(refusal.message).not.toMatch(/[{}?]|undefined|null/);
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('a table whose sheet was deleted cannot be refreshed, and nothing else changes', () => {
    desk.emulator.setLocale('ada', 'en');
    const { tableId } = desk.begin('Rockets', 'All Rockets');
    personDeleteSheet(desk.state, desk.table(tableId).sheetId);
    const before = everythingIn(desk.state);
    desk.emulator.setLocale('ada', language);
    const { kind, message } = desk.refusal('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    expect(kind).toBe('table-unknown');
    expect(message).toMatch(
      language === 'fr' ? /^Cette table n’est plus dans/ : /^This table is not in the spreadsheet/,
    );
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('a table whose view was deleted keeps what it has', async () => {
    desk.emulator.setLocale('ada', 'en');
    const { tableId } = desk.pull('Pets', 'Born before 2020');
    const before = everythingIn(desk.state);
    await crm.control({ now: [{ kind: 'deleteView', view: 'Born before 2020' }] });
    desk.emulator.setLocale('ada', language);
    const { phase, failure } = desk.drive(
      desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }),
    );
    expect([phase, failure?.kind]).toEqual(['failed', 'view-unknown']);
    expect(everythingIn(desk.state)).toBe(before);
  });
});
