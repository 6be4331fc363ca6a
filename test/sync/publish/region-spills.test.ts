/** Which columns are copied in order to see what formulas fill: what many of them ask is not asked twice. */
import type { Scalar } from '../../../src/cells/scalar';
import type { SheetEdit, Spreadsheet } from '../../../src/ports/spreadsheet';
import type { OldRow } from '../../../src/sheet/target-rows';
import type { UserColumn } from '../../../src/sheet/user-columns';
import { regionSpills } from '../../../src/sync/publish/columns/region-spills';

const HEADER = 1;
const ROWS: readonly OldRow[] = ['a', 'b', 'c'].map((id) => ({ id, kind: 'record' }));

/** Columns as signs from the header down: "=" and "~" formulas, "." nothing, else a value. The table stands in the first. */
function copied(...columns: readonly string[]) {
  const all = columns.map((signs, index): UserColumn => {
    const values = Array.from(signs, (sign): Scalar => (/[.=~]/.test(sign) ? null : sign));
    return { column: index + 2, values, formulas: Array.from(signs, (sign) => (/[=~]/.test(sign) ? sign : '')) };
  });
  const inTable = ({ column, values, formulas }: UserColumn) => ({
    column,
    values: values.slice(HEADER),
    formulas: formulas.slice(HEADER),
  });
  const pieces: string[] = [];
  const spreadsheet: unknown = {
    sheetTags: () => [],
    sheetNamed: () => null,
    insertSheet: () => ({ id: 9 }),
    tagSheet: () => undefined,
    deleteSheet: () => undefined,
    flush: () => undefined,
    read: () => ({ values: [] }),
    apply: (edits: readonly SheetEdit[]) => {
      for (const edit of edits) if (edit.kind === 'copy') pieces.push(`${edit.column}+${edit.from.columns}`);
    },
  };
  const used = { rows: HEADER + ROWS.length, columns: columns.length + 1 };
  const question = { tableId: 't', sheetId: 1, used, headerRow: HEADER, all, columns: all.map(inTable), rows: ROWS };
  const { formulaRoles } = regionSpills(question, spreadsheet as Spreadsheet);
  return { pieces: pieces.join(' '), roles: [...formulaRoles].map(([column, { kind }]) => `${column} ${kind}`) };
}

test.each<[string, readonly string[], string]>([
  ['all where a formula may fill what is below it', ['h=xx'], '1+2'],
  ['none where nothing could be filled: headers are no constants', ['h=..', 'h...'], ''],
  ['all but a column of formulas', ['h===', 'h...', 'h=xx'], '1+1 3+2'],
  ['a column of formulas too where constants stand beside it', ['h===', 'h.x.', 'h=xx'], '1+4'],
  ['but not where those are on its other side', ['h=xx', 'h==='], '1+2'],
  ['nor where formulas of each record stand beside it', ['h===', 'h~~~', 'h=xx'], '1+1 3+2'],
])('%s', (_, columns, expected) => expect(copied(...columns).pieces).toBe(expected));

test('columns of formulas are told by themselves', () => {
  expect(copied('h===', 'hxyz', 'h~~.').roles).toEqual(['2 shared', '4 shared']);
});
