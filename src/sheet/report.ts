/** Plain formulas that count and sum a table by one of its columns. They read whole columns, so they stay right when rows come and go. */
import { columnLetters } from '../cells/column-letters';

/** Where the table stands, columns from 1. */
export interface ReportSource {
  readonly sheetName: string;
  readonly idColumn: number;
  readonly groupColumn: number;
  /** Records are counted by month. */
  readonly isDate: boolean;
  /** Null: they are counted, nothing is added up. */
  readonly amountColumn: number | null;
}

/** First and last row of the list of groups. More than 200 are no summary, and a list that finds no room is an error in Sheets. */
export const [FIRST_GROUP_ROW, LAST_GROUP_ROW] = [7, 206];

export interface ReportFormulas {
  readonly records: string;
  /** Records whose cell of the group is empty. */
  readonly without: string;
  /** Records of groups that the list has no room for. */
  readonly notListed: string;
  /** One below the other: the groups, how many records each has, and the sum (null without amounts). */
  readonly groups: string;
  readonly counts: string;
  readonly sums: string | null;
}

/** A record is a row with an id, which has 36 characters; headers, totals and notes of a person have none. */
const ID_LENGTH = 36;

/** Separated by semicolons, and without array literals, which each locale writes in its own way. */
export function reportFormulas(source: ReportSource): ReportFormulas {
  const { groupColumn, idColumn, amountColumn, isDate } = source;
  const isRecord = `LEN(${columnOf(source, idColumn)})=${ID_LENGTH}`;
  const group = columnOf(source, groupColumn);
  const [list, counts] = ['A', 'B'].map((column) => `${column}${FIRST_GROUP_ROW}:${column}${LAST_GROUP_ROW}`);
  const most = LAST_GROUP_ROW - FIRST_GROUP_ROW + 1;
  const found = isDate
    ? `FILTER(DATE(YEAR(${group});MONTH(${group});1);${isRecord};ISNUMBER(${group}))`
    : `FILTER(${group};${isRecord};${group}<>"")`;
  // Unlike "=", EXACT tells "a" from "A", as UNIQUE does.
  const isIn = isDate ? `(${group}>=one)*(${group}<DATE(YEAR(one);MONTH(one)+1;1))` : `EXACT(${group};one)`;
  const ofEach = (amounts: string): string =>
    `=IFERROR(MAP(FILTER(${list};${list}<>"");LAMBDA(one;SUMPRODUCT((${isRecord})*${isIn}${amounts})));"")`;
  return {
    records: `=SUMPRODUCT((${isRecord})*1)`,
    without: `=SUMPRODUCT((${isRecord})*(${group}=""))`,
    notListed: `=B2-B3-SUM(${counts ?? ''})`,
    groups: `=IFERROR(ARRAY_CONSTRAIN(SORT(UNIQUE(${found}));${most};1);"")`,
    counts: ofEach(''),
    sums: amountColumn === null ? null : ofEach(`;${columnOf(source, amountColumn)}`),
  };
}

/** The whole column: records that come under the header, or at the end, are in it. */
function columnOf({ sheetName }: ReportSource, column: number): string {
  const letters = columnLetters(column);
  return `'${sheetName.replace(/'/g, "''")}'!$${letters}:$${letters}`;
}
