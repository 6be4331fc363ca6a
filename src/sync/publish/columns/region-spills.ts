import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { OldRow } from '../../../sheet/target-rows';
import type { UserColumn } from '../../../sheet/user-columns';
import { formulaRole, type Role } from './roles';
import { findSpills, type SpillQuestion, type Spills } from './spills';

export interface RegionQuestion extends Pick<SpillQuestion, 'tableId' | 'sheetId' | 'used'> {
  readonly headerRow: number;
  /** All user columns of the sheet, from its first row on. */
  readonly all: readonly UserColumn[];
  /** Those of the region, in the rows of the table. */
  readonly columns: readonly UserColumn[];
  readonly rows: readonly OldRow[];
}

export interface RegionSpills {
  /** Columns of formulas, told by themselves. */
  readonly formulaRoles: ReadonlyMap<number, Role>;
  readonly spills: Spills;
}

/** Which cells beside the records array formulas fill. */
export function regionSpills(question: RegionQuestion, spreadsheet: Spreadsheet): RegionSpills {
  const { headerRow, all, columns, rows } = question;
  const formulaRoles = new Map(
    columns.flatMap((one) => {
      const role = formulaRole(one, rows);
      return role === null ? [] : [[one.column, role] as const];
    }),
  );
  const fillsNext = (column: number): boolean => {
    const next = columns.find((one) => one.column === column + 1);
    return next !== undefined && !formulaRoles.has(next.column) && next.values.some((value) => value !== null);
  };
  const inRegion = new Set(columns.map(({ column }) => column));
  const spills = findSpills(
    {
      tableId: question.tableId,
      sheetId: question.sheetId,
      used: question.used,
      columns: all,
      inRegion: (column) => inRegion.has(column),
      table: { first: headerRow + 1, last: headerRow + rows.length },
      isLeftOut: (column) => formulaRoles.has(column) && !fillsNext(column),
    },
    spreadsheet,
  );
  return { formulaRoles, spills };
}
