import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { DOWNLOAD_DIALECTS, PURE_DIALECTS } from '../../src/cells/csv-dialect';
import { DOWNLOAD_EXPORT_RULES, PURE_EXPORT_RULES } from '../../src/fields/export-rules';
import type { FieldMetadata } from '../../src/twenty/model';
import { field, object, relationTo, view } from './builders';
import { csvCases } from './csv-case';
import { exportText, twentyFile } from './twenty-file';

describe('the files of Twenty 2.21, byte for byte', () => {
  const cases = csvCases(join(process.cwd(), 'test/fixtures/twenty/csv'));

  test('there are sixteen, one of them no file', () => {
    expect(cases.map(({ expected }) => expected === null).filter(Boolean)).toHaveLength(1);
    expect(cases).toHaveLength(16);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const text = twentyFile(one, '2.21');
    expect(text).toBe(one.expected?.toString('utf8') ?? null);
    expect(text === null ? null : Buffer.from(text, 'utf8').equals(one.expected ?? Buffer.alloc(0))).toBe(
      one.expected === null ? null : true,
    );
  });
});

const vectorsFile = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      relationType: z.optional(z.enum(['MANY_TO_ONE', 'ONE_TO_MANY'])),
    }),
  ),
  records: z.array(z.record(z.string(), z.unknown())),
  sync: z.string(),
  async: z.string(),
  syncHeaderCases: z.array(z.object({ label: z.string(), csv: z.string() })),
});

const vectors = vectorsFile.parse(
  JSON.parse(readFileSync(join(process.cwd(), 'test/fixtures/twenty/csv-vectors.json'), 'utf8')),
);

function everyType() {
  const fields: readonly FieldMetadata[] = vectors.columns.map(({ name, label, type, relationType }) =>
    field(type, {
      name,
      label,
      relation: type === 'RELATION' && relationType !== undefined ? relationTo('company', relationType) : null,
      morphRelations: type === 'MORPH_RELATION' ? [relationTo('person')] : [],
    }),
  );
  return {
    object: object('person', fields),
    view: view(fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position }))),
    records: vectors.records,
  };
}

describe('two records of every field type', () => {
  test('as 2.21 writes them', () => {
    expect(exportText(everyType(), PURE_EXPORT_RULES['2.21'], PURE_DIALECTS['2.21'])).toBe(vectors.sync);
  });

  test('as newer servers write them', () => {
    expect(exportText(everyType(), PURE_EXPORT_RULES.newer, PURE_DIALECTS.newer)).toBe(vectors.async);
  });

  test('as we offer them, a missing amount is empty and a morph relation to one gives its id', () => {
    const withoutZero = vectors.sync.replace(/^(5555.*?,)0(,,,,,\[\])/m, '$1$2');
    const withId = withoutZero
      .replace(/,Target$/m, ',Target Id')
      .replace(/(33333333-3333-4333-8333-333333333333,)$/m, '$144444444-4444-4444-8444-444444444444');
    expect(withId).not.toBe(vectors.sync);
    expect(exportText(everyType(), DOWNLOAD_EXPORT_RULES['2.21'], DOWNLOAD_DIALECTS['2.21'])).toBe(withId);
    expect(exportText(everyType(), DOWNLOAD_EXPORT_RULES.newer, DOWNLOAD_DIALECTS.newer)).toBe(vectors.async);
  });

  test.each(vectors.syncHeaderCases.map(({ label, csv }) => [label, csv] as const))(
    'headers with the label %s are quoted and guarded as 2.21 does',
    (label, csv) => {
      const fields = [
        field('TEXT', { name: 't', label }),
        field('CURRENCY', { name: 'm', label }),
        field('RELATION', { name: 'r', label, relation: relationTo('company') }),
      ];
      const one = {
        object: object('thing', fields),
        view: view(fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position }))),
        records: [{ id: '1', t: 'v', m: { amountMicros: 1_000_000, currencyCode: 'USD' }, rId: 'z' }],
      };
      expect(exportText(one, PURE_EXPORT_RULES['2.21'], PURE_DIALECTS['2.21'])).toBe(csv);
    },
  );
});
