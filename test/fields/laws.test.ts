import * as fc from 'fast-check';
import { csvRows } from '../../src/cells/csv';
import { TWENTY_NEWER } from '../../src/cells/csv-dialect';
import { Kind, parse } from 'graphql';
import type { Cell } from '../../src/cells/cell';
import { cellOf, type ExportRules, exportValueOf, type FieldCodec, type FieldContext } from '../../src/fields/codec';
import { DOWNLOAD_EXPORT_RULES, PURE_EXPORT_RULES } from '../../src/fields/export-rules';
import { CODECS, codecOf } from '../../src/fields/index';
import { fieldNameIn, MAIN_KEY_ENDS } from '../../src/fields/main-keys';
import { fieldLabelIn, olderHeader, sheetHeader } from '../../src/fields/sheet-header';
import { FIELD_TYPES, type FieldMetadata } from '../../src/twenty/model';
import { context, field, relationTo } from './builders';
import { runsOf } from '../depth';

/** What a field of a type may look like, beyond its plain form. */
const VARIANTS: Readonly<Record<string, readonly Partial<FieldMetadata>[]>> = {
  ADDRESS: [{ settings: { subFields: ['addressCity', 'addressLat'] } }, { settings: { subFields: ['unknown', 7] } }],
  EMAILS: [{ settings: { maxNumberOfValues: 1 } }],
  PHONES: [{ settings: { maxNumberOfValues: 1 } }],
  LINKS: [{ settings: { maxNumberOfValues: 1 } }],
  NUMBER: [{ settings: { type: 'percentage', dataType: 'float', decimals: 2 } }],
  SELECT: [{ options: [{ value: 'A', label: 'Alpha', position: 0 }] }],
  MULTI_SELECT: [{ options: [{ value: 'A', label: 'Alpha', position: 0 }] }],
  RELATION: [
    { relation: relationTo('company') },
    { relation: relationTo('person') },
    { relation: relationTo('note') },
    { relation: relationTo('link') },
    { relation: relationTo('ghost') },
    { relation: relationTo('nowhere') },
    { relation: relationTo('company', 'ONE_TO_MANY') },
  ],
  MORPH_RELATION: [
    { morphRelations: [relationTo('company'), relationTo('person'), relationTo('note')] },
    { morphRelations: [relationTo('nowhere')] },
    { morphRelations: [relationTo('company', 'ONE_TO_MANY')] },
  ],
};

const CONTEXTS: readonly FieldContext[] = [
  context(),
  context({ relationLabels: false, selectAs: 'value' }),
  context({ codecOf: () => undefined }),
];

const RULES: readonly ExportRules[] = [PURE_EXPORT_RULES, DOWNLOAD_EXPORT_RULES].flatMap(Object.values<ExportRules>);

interface Subject {
  readonly codec: FieldCodec;
  readonly field: FieldMetadata;
  readonly context: FieldContext;
}

function subjects(type: keyof typeof CODECS): readonly Subject[] {
  const fields = [{}, ...(VARIANTS[type] ?? [])].map((variant) =>
    field(type, { name: 'thing', label: 'Thing', ...variant }),
  );
  return fields.flatMap((one) => CONTEXTS.map((of) => ({ codec: CODECS[type], field: one, context: of })));
}

/** Keys of the record that a selection asks for. */
function selectedKeys(selection: string): readonly string[] {
  if (selection === '') return [];
  return parse(`{ ${selection} }`).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []))
      : [],
  );
}

/** Whatever Twenty might answer, with the names of parts among its keys, so that codecs look inside. */
const PART_NAMES = [
  'id',
  'name',
  'firstName',
  'lastName',
  'primaryEmail',
  'additionalEmails',
  'primaryPhoneNumber',
  'number',
  'url',
  'primaryPhoneCallingCode',
  'additionalPhones',
  'primaryLinkUrl',
  'secondaryLinks',
  'amountMicros',
  'currencyCode',
  'addressCity',
  'addressLat',
  'source',
  'context',
  'markdown',
  'label',
];
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...PART_NAMES), fc.oneof(fc.jsonValue(), fc.constantFrom('RATING_3', '12', 7, null))),
  fc.array(fc.dictionary(fc.constantFrom(...PART_NAMES), fc.jsonValue()), { maxLength: 3 }),
  fc.constantFrom('2026-01-02', '2026-01-02T03:04:05.678Z', 'A', 'RATING_9', '9'.repeat(40)),
);

test('every field type has a codec, and other types have none', () => {
  expect(new Set(Object.keys(CODECS))).toEqual(new Set(FIELD_TYPES));
  for (const type of FIELD_TYPES) expect(codecOf(field(type))).toBe(CODECS[type]);
  for (const type of ['HOLOGRAM', '', 'toString', '__proto__', 'text']) expect(codecOf(field(type))).toBeUndefined();
});

describe.each(FIELD_TYPES)('%s', (type) => {
  const all = subjects(type);

  test('selects its own field only', () => {
    for (const one of all) {
      const targets = one.field.morphRelations.map(
        ({ targetObject: [first = '', ...rest] }) => first.toUpperCase() + rest.join(''),
      );
      const own = ['thing', 'thingId', ...targets.flatMap((target) => [`thing${target}`, `thing${target}Id`])];
      for (const selection of [
        one.codec.selection(one.field, one.context),
        one.codec.exportSelection(one.field, one.context),
      ]) {
        expect(own).toEqual(expect.arrayContaining([...selectedKeys(selection)]));
      }
    }
  });

  test('every column is read from what is selected', () => {
    for (const { codec, field: of, context: within } of all) {
      const keys = selectedKeys(codec.selection(of, within));
      const columns = codec.columns(of, within);
      expect(keys).toEqual(expect.arrayContaining(columns.map(({ source }) => source)));
      expect(columns.length > 0).toBe(keys.length > 0);
    }
  });

  test('every column of the CSV is read from what is selected, or is always empty', () => {
    const astray = all.flatMap(({ codec, field: of, context: within }) => {
      const keys = selectedKeys(codec.exportSelection(of, within));
      return RULES.flatMap((rules) => codec.exportColumns(of, within, rules)).filter(
        ({ source }) => !keys.includes(source),
      );
    });
    expect(astray.filter((column) => column.read('some', { thing: 'x' }).kind !== 'empty')).toEqual([]);
  });

  test('column keys are distinct, begin with the name of the field, and do not change with its label', () => {
    for (const { codec, field: of, context: within } of all) {
      const keys = codec.columns(of, within).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^thing(Id|\.\w+)?$/);
      if (keys.length > 0) expect(MAIN_KEY_ENDS.map((end) => `thing${end}`)).toContain(keys[0]);
      const renamed = codec.columns({ ...of, label: 'Other' }, within);
      expect(renamed.map(({ key }) => key)).toEqual(keys);
      for (const { header } of renamed) expect(header).toMatch(/^Other/);
      for (const { key, header } of renamed.slice(0, 1)) {
        expect([fieldNameIn(key), fieldLabelIn(header)]).toEqual(['thing', 'Other']);
      }
      expect(new Set(renamed.map(({ header }) => header)).size).toBe(keys.length);
    }
  });

  test('headers in French say no English word, and are known by the older ones', () => {
    for (const { codec, field: of, context: within } of all) {
      const columns = codec.columns({ ...of, label: 'Autre' }, within);
      const french = columns.map(({ header }) => sheetHeader(header, 'Autre', 'fr'));
      expect(french.map(olderHeader)).toEqual(columns.map(({ header }) => header));
      for (const header of french) {
        expect(fieldLabelIn(header)).toBe('Autre');
        // These two are the same in both.
        const isSame = header === 'Autre' || / \/ (Lat|Long)itude$/.test(header);
        if (!isSame) expect(columns.map(({ header: english }) => english)).not.toContain(header);
      }
    }
  });

  test('nothing is a blank cell, and empty in the CSV', () => {
    for (const { codec, field: of, context: within } of all) {
      for (const nothing of [null, undefined]) {
        for (const column of codec.columns(of, within)) {
          expect(column.read(nothing)).toEqual({ kind: 'blank' });
          expect(cellOf(column, { [column.source]: nothing })).toEqual({ kind: 'blank' });
        }
        for (const column of RULES.flatMap((rules) => codec.exportColumns(of, within, rules))) {
          expect(['empty', 'missingAmount']).toContain(exportValueOf(column, { [column.source]: nothing }).kind);
        }
      }
    }
  });

  test('any JSON is a cell and a value of the CSV, and nothing throws', () => {
    const columns = all.flatMap(({ codec, field: of, context: within }) => codec.columns(of, within));
    const exported = all.flatMap(({ codec, field: of, context: within }) =>
      RULES.flatMap((rules) => codec.exportColumns(of, within, rules)),
    );
    fc.assert(
      fc.property(anyValue, (value) => {
        const read = columns.flatMap((column) => [column.read(value), cellOf(column, { [column.source]: value })]);
        expect(read.filter((cell) => !isSound(cell))).toEqual([]);
        const kinds = exported.map((column) => exportValueOf(column, { [column.source]: value }).kind);
        expect(['empty', 'text', 'plain', 'json', 'missingAmount']).toEqual(expect.arrayContaining(kinds));
      }),
      { numRuns: runsOf(100) },
    );
    expect(columns.length === 0).toBe(type === 'TS_VECTOR');
  });

  test('a value that is nested deeper than JSON can be written is a cell, too', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    for (const { codec, field: of, context: within } of all) {
      for (const value of [
        deep,
        [deep],
        { url: deep, label: deep, number: deep, primaryLinkUrl: deep, secondaryLinks: [deep] },
      ]) {
        const cells = codec.columns(of, within).map((column) => column.read(value));
        expect(cells.filter((cell) => !isSound(cell))).toEqual([]);
        for (const rules of RULES) {
          const columns = codec.exportColumns(of, within, rules);
          const row = columns.map((column) => exportValueOf(column, { [column.source]: value }));
          expect(() => csvRows([row], TWENTY_NEWER)).not.toThrow();
        }
      }
    }
  });
});

function isSound(cell: Cell): boolean {
  switch (cell.kind) {
    case 'blank':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(cell.value);
    case 'text':
      return cell.text !== '';
    case 'date':
    case 'dateTime':
      return /^\d{4}-\d\d-\d\d/.test(cell.iso);
  }
}
