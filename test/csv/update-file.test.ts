import { instantAt } from '../../src/cells/wall-clock';
import { type CellEdit, editedFields, type Verdict } from '../../src/csv/edited-record';
import { ambiguousFields, type FileRow, IMPORT_ROWS, updateFiles } from '../../src/csv/update-file';
import type { RecordModel } from '../../local/crm/model';
import { field, object as objectOf, schemaOf } from '../fields/builders';
import { fieldModel, importOver, objectModel } from '../local/crm/import/builders';
import { cellsOf, COMPANY_MODEL, idOf, MODEL, OBJECT, randomOf, recordOf, SCHEMA } from './edit-random';

/** csv.md §7: judged by the re-made importer of the demo, whose rules these files did not write. */

const UTC = (wall: number): number | null => instantAt(wall, () => 0);
const LABELS = { object: OBJECT, schema: SCHEMA };
const rowOf = (record: RecordModel, edits: readonly CellEdit[]): FileRow => ({
  id: record.id,
  record,
  fields: editedFields(edits, record, UTC).fields,
});

function imported(records: readonly RecordModel[], rows: readonly FileRow[]) {
  const related = Object.fromEntries(
    rows.flatMap(({ fields }) =>
      [...fields.values()].map(({ given }) => [`company.id=${String(given['id'])}`, String(given['id'])]),
    ),
  );
  let now = records;
  const files = updateFiles(rows, LABELS, 'changes');
  const outcomes = files.map(({ text }) => {
    const outcome = importOver(MODEL, now, text, related, [COMPANY_MODEL]);
    now = outcome.records;
    return outcome;
  });
  return { files, outcomes, records: now };
}

const SEED = Number(process.env['SEED'] ?? 20_261_129);
const EDITS = Number(process.env['EDITS'] ?? 300);

test(`${EDITS} random edits over every editable part: exactly those cells change, and nothing else (seed ${SEED})`, () => {
  const pick = randomOf(SEED);
  const records = Array.from({ length: Math.ceil(EDITS / 4) }, (_, at) => recordOf(at + 1, pick));
  const verdicts = new Map<Verdict, number>();
  const wanted = new Map<string, Map<string, unknown>>();
  const rows = records.map((record, at) => {
    // What another record of the kind shows in the column, typed here.
    const shown = cellsOf(record);
    const others = cellsOf(recordOf(1_000_000 + at, pick));
    const chosen = new Set(Array.from({ length: 4 }, () => pick(shown.length)));
    const edits = [...chosen].flatMap((index) => others.slice(index, index + 1));
    const { verdicts: said } = editedFields(edits, record, UTC);
    for (const verdict of said.values()) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    wanted.set(
      record.id,
      new Map(edits.filter(({ tag }) => said.get(tag) === 'goes').map(({ tag, cell }) => [tag, cell])),
    );
    return rowOf(record, edits);
  });
  const { outcomes, records: after } = imported(
    records,
    rows.filter(({ fields }) => fields.size > 0),
  );
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ created: 0, restored: 0, failure: null, blocked: [], unmatched: [] });
  expect(verdicts.get('goes')).toBeGreaterThan(EDITS * 0.75);
  after.forEach((record, at) => {
    const before = records[at];
    const changed = wanted.get(record.id);
    // Every column of the sheet: the edited ones show what was typed, the others what they did.
    const cells = cellsOf(record).map(({ tag, cell }) => [tag, cell]);
    expect([record.id, cells]).toEqual([
      before?.id,
      cellsOf(before ?? record).map(({ tag, cell }) => [tag, changed?.has(tag) ? changed.get(tag) : cell]),
    ]);
    // What no column shows (labels of links, countries, coordinates) is as it was.
    const touched = new Set(
      [...(rows[at]?.fields.values() ?? [])].flatMap(({ field: { name } }) => [name, `${name}Id`]),
    );
    for (const [name, value] of Object.entries(record))
      if (!touched.has(name)) expect([name, value]).toEqual([name, before?.[name]]);
    for (const edited of rows[at]?.fields.values() ?? []) {
      const value = record[edited.field.name];
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && edited.field.type !== 'RAW_JSON')
        expect(withWholeMicros(value)).toEqual(edited.given);
    }
  });
});

/** The import multiplies doubles: of a few amounts it makes a ten-thousandth of a millionth less, and no decimal helps. */
const withWholeMicros = (value: object): object =>
  'amountMicros' in value ? { ...value, amountMicros: Math.round(Number(value.amountMicros)) } : value;

const one = (type: Parameters<typeof field>[0], name: string, over = {}) =>
  field(type, { id: name, name, label: name, ...over });
const edit = (of: ReturnType<typeof field>, cell: CellEdit['cell'], key = of.name): CellEdit => ({
  tag: key,
  field: of,
  key,
  cell,
  shown: String(cell),
});
const ID_FIELD = one('UUID', 'id', { label: 'Id' });

/** The import of one object of plain fields. */
function small(
  fields: readonly ReturnType<typeof field>[],
  records: readonly RecordModel[],
  edits: readonly (readonly CellEdit[])[],
) {
  const object = objectOf('thing', [ID_FIELD, ...fields]);
  const model = objectModel(
    'thing',
    fields.map(({ type, name, label }) => fieldModel(type as 'TEXT', name, { label })),
  );
  const rows = records.map((record, at) => rowOf(record, edits[at] ?? [])).filter((row) => row.fields.size > 0);
  const files = updateFiles(rows, { object, schema: schemaOf([object]) }, 'changes');
  let now = records;
  for (const { text } of files) now = importOver(model, now, text).records;
  return { files, records: now };
}

const thing = (n: number, values: object): RecordModel => ({ id: idOf(n), deletedAt: null, ...values });
const [NAME, YES] = [one('TEXT', 'name'), one('BOOLEAN', 'yes')];

test('an unedited BOOLEAN keeps what it is: with its value in the file, or, where it has none, in a file without the column', () => {
  const records = [
    thing(1, { name: 'a', yes: true }),
    thing(2, { name: 'b', yes: null }),
    thing(3, { name: 'c', yes: null }),
  ];
  const { files, records: after } = small([NAME, YES], records, [
    [edit(NAME, 'A')],
    [edit(NAME, 'B')],
    [edit(YES, true)],
  ]);
  expect(after).toEqual([
    thing(1, { name: 'A', yes: true }),
    thing(2, { name: 'B', yes: null }),
    thing(3, { name: 'c', yes: true }),
  ]);
  expect(files).toHaveLength(2);
});

test('ids are written in lower case, which alone finds a record; everything is quoted', () => {
  const records = [{ ...thing(1, { name: 'a' }), id: '00000000-0000-4000-8000-00000000ABCD' }];
  const { files } = small([NAME], records, [[edit(NAME, 'a;b|c\td;e;f')]]);
  expect(files[0]?.text).toBe('\ufeff"Id","name"\n"00000000-0000-4000-8000-00000000abcd","a;b|c\td;e;f"\n');
});

test('an emptied cell, the time of the last update: not in the file', () => {
  const updated = one('DATE_TIME', 'updatedAt', { label: 'Last update' });
  const { files } = small(
    [NAME, updated],
    [thing(1, { name: 'a', updatedAt: null })],
    [[edit(NAME, null), edit(updated, 46_000)]],
  );
  expect(files).toEqual([]);
});

test('more rows than an import takes become files of as many as it does', () => {
  const object = objectOf('thing', [ID_FIELD, NAME]);
  const { fields } = rowOf(thing(0, { name: 'a' }), [edit(NAME, 'b')]);
  const rows = Array.from({ length: IMPORT_ROWS + 1 }, (_, at) => ({ ...thing(at, {}), record: {}, fields }));
  const files = updateFiles(rows, { object, schema: schemaOf([object]) }, 'changes');
  expect(files.map((file) => [file.rows, file.name])).toEqual([
    [IMPORT_ROWS, 'thing-changes-1.csv'],
    [1, 'thing-changes-2.csv'],
  ]);
});

test('a label that two columns of the import have, whatever its case, tells no column', () => {
  const fields = [
    one('TEXT', 'a', { label: 'Stage' }),
    one('TEXT', 'b', { label: 'STAGE' }),
    one('DATE_TIME', 'updatedAt', { label: 'Last update' }),
    one('TEXT', 'c', { label: 'last update' }),
    one('RICH_TEXT', 'body', { label: 'Body' }),
    one('TEXT', 'd', { label: 'Body / Markdown' }),
    NAME,
  ];
  const object = objectOf('thing', [ID_FIELD, ...fields]);
  expect([...ambiguousFields({ object, schema: schemaOf([object]) })].sort()).toEqual([
    'a',
    'b',
    'body',
    'c',
    'd',
    'updatedAt',
  ]);
});

test('new rows: no id, and no BOOLEAN that nobody set', () => {
  const object = objectOf('thing', [ID_FIELD, NAME, YES]);
  const rows = [[edit(NAME, 'a')], [edit(NAME, 'b'), edit(YES, true)]].map((edits) => ({
    id: null,
    record: null,
    fields: editedFields(edits, null, UTC).fields,
  }));
  const texts = updateFiles(rows, { object, schema: schemaOf([object]) }, 'new').map(({ name, text }) => [name, text]);
  expect(texts).toEqual([
    ['thing-new-1.csv', '\ufeff"name"\n"a"\n'],
    ['thing-new-2.csv', '\ufeff"name","yes"\n"b","true"\n'],
  ]);
});

test('emptied cells: what the import empties for certain goes, and empties that alone; nothing else goes', () => {
  const pick = randomOf(7);
  const columns = cellsOf(recordOf(0, pick)).length;
  const records = Array.from({ length: columns }, (_, at) => recordOf(at + 1, pick));
  const emptied = records.map((record, at) =>
    cellsOf(record)
      .slice(at, at + 1)
      .map((cell) => ({ ...cell, cell: null, shown: '' })),
  );
  const rows = records.map((record, at) => rowOf(record, emptied[at] ?? []));
  const going = rows.flatMap(({ fields }, at) => (fields.size > 0 ? (emptied[at]?.[0]?.tag ?? '') : []));
  const parts = ['Array', 'RawJson', 'Emails.additionalEmails', 'Links.secondaryLinks', 'Phones.additionalPhones'];
  const keys = ['', 'Two'].flatMap((end) =>
    parts.map((part) => `my${part.replace('.', `${end}.`)}${part.includes('.') ? '' : end}`),
  );
  expect([...going].sort()).toEqual(keys.sort());
  const { outcomes, records: after } = imported(
    records,
    rows.filter(({ fields }) => fields.size > 0),
  );
  for (const outcome of outcomes) expect(outcome).toMatchObject({ created: 0, failure: null, blocked: [] });
  after.forEach((record, at) => {
    const [mine] = emptied[at] ?? [];
    const before = records[at] ?? record;
    for (const { tag, cell } of cellsOf(record)) {
      const is =
        going.includes(tag) && tag === mine?.tag ? null : cellsOf(before).find((each) => each.tag === tag)?.cell;
      expect([tag, cell === '' ? null : cell]).toEqual([tag, is]);
    }
  });
});

const [MAILS, LINKS_FIELD, PHONES_FIELD, JSON_FIELD, JSON_SET, ARRAY_FIELD] = [
  one('EMAILS', 'mails'),
  one('LINKS', 'links'),
  one('PHONES', 'phones'),
  one('RAW_JSON', 'json'),
  one('RAW_JSON', 'set'),
  one('ARRAY', 'list'),
];

test.each([
  ['a list without a first one', MAILS, '.additionalEmails', { additionalEmails: ['a@x.org'] }, 'clear'],
  [
    'a first address that would be rewritten',
    LINKS_FIELD,
    '.secondaryLinks',
    { primaryLinkUrl: 'https://X.org/', secondaryLinks: [{ url: 'u', label: 'l' }] },
    'clear',
  ],
  [
    'a number without a calling code',
    PHONES_FIELD,
    '.additionalPhones',
    { primaryPhoneNumber: '1', additionalPhones: [{ number: '2' }] },
    'clear',
  ],
  ['JSON that must not be missing', JSON_SET, '', { a: 1 }, 'clear'],
  ['JSON that may', JSON_FIELD, '', { a: 1 }, 'goes'],
  ['a list that is empty by now', ARRAY_FIELD, '', null, 'same'],
] as const)('emptied: %s', (_, of, part, value, verdict) => {
  const key = `${of.name}${part}`;
  const neverNull = new Set([JSON_SET.name]);
  const said = editedFields([edit(of, null, key)], thing(1, { [of.name]: value }), UTC, neverNull);
  expect(said.verdicts.get(key)).toBe(verdict);
});

test.each([
  ['of another country', { primaryPhoneCountryCode: 'FR', primaryPhoneCallingCode: '+1', primaryPhoneNumber: '5' }],
  [
    'of another code in the number',
    { primaryPhoneCountryCode: null, primaryPhoneCallingCode: '+1', primaryPhoneNumber: '+33 6' },
  ],
])('a phone with a code %s stays out: the import would refuse the rows beside it', (_, phone) => {
  const held = { ...phone, additionalPhones: [{ number: '2', callingCode: '+1', countryCode: 'US' }] };
  const key = `${PHONES_FIELD.name}.additionalPhones`;
  const { verdicts, fields } = editedFields([edit(PHONES_FIELD, null, key)], thing(1, { phones: held }), UTC);
  expect([verdicts.get(key), fields.size]).toEqual(['calling-code', 0]);
});
