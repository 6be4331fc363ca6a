import { tableOf } from '../../../local/pg-parity/columns';
import { createStatements, fillStatement } from '../../../local/pg-parity/tables';
import { comparedObjects } from '../../../local/pg-parity/worlds';
import { tableNamed } from './small-tables';

const COMPANY = tableNamed('company');

const rowOf = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const sql = fillStatement(COMPANY, [{ id: '20202020-0000-4000-8000-000000000001', ...values }]);
  const [row]: readonly Record<string, unknown>[] = JSON.parse(
    (/'(\[[\s\S]*\])'/.exec(sql)?.[1] ?? '[]').replaceAll("''", "'"),
  );
  return row ?? {};
};

test('a table has enum types in the order of their options, and columns for sub-fields and join columns', () => {
  const sql = createStatements([COMPANY]).join('\n').replaceAll('workspace_1wgvd1injqtife6y4rvfbu3h5.', '');
  expect(sql).toContain(`CREATE TYPE "company_workPolicy_enum" AS ENUM ('ON_SITE', 'HYBRID', 'REMOTE_WORK')`);
  expect(sql).toContain('"workPolicy" "company_workPolicy_enum"[],');
  expect(sql).toContain('"address_addressLat" numeric,');
  expect(sql).toContain('"tagline" text COLLATE "pg_c_utf8" NOT NULL,');
  expect(sql).toContain('"accountOwnerId" uuid');
  expect(sql).not.toContain('searchVector');
});

test('every field type that has a column occurs among the objects compared', () => {
  const types = comparedObjects().flatMap((object) => tableOf(object).columns.map(({ type }) => type));
  expect(new Set(types).size).toBe(11);
});

test('empty text and lists become NULL, but not where there is none', () => {
  const row = rowOf({ name: '', workPolicy: [], tagline: '', createdBy: { source: 'API', name: '', context: [] } });
  expect(row).toMatchObject({ name: null, workPolicy: null, tagline: '', createdBy_name: '', createdBy_context: null });
});

test('a composite that is missing has NULL in all its columns', () => {
  expect(rowOf({ address: null })).toMatchObject({ address_addressCity: null, address_addressLat: null });
});

test('quotes and backslashes reach the database as they are', () => {
  expect(rowOf({ name: `it's "a" \\ b` })).toMatchObject({ name: `it's "a" \\ b` });
});

test('the same instant gets the same microseconds, which the wire cuts off', () => {
  const row = rowOf({ createdAt: '2026-01-01T00:00:00.001Z', updatedAt: '2026-01-01T00:00:00.001Z' });
  expect(row['createdAt']).toBe('2026-01-01T00:00:00.001Z');
  expect(row['updatedAt']).toMatch(/^2026-01-01T00:00:00\.001\d{3}Z$/);
  expect(rowOf({ updatedAt: '2026-01-01T00:00:00.001Z' })['updatedAt']).toBe(row['updatedAt']);
});
