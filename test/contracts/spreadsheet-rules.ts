import type { Spreadsheet } from '../../src/ports/spreadsheet';
import { type Case, same } from './case';
import { blockOf, copyTo, type Desk, valuesAt, writeAt } from './spreadsheet-desk';

const text = (value: string) => ({ text: value });

export const rulesContract: readonly Case<Desk>[] = [
  {
    name: 'columns whose rules reject are found in a block, wherever in it the rules are',
    check(desk) {
      const { spreadsheet } = desk;
      same(spreadsheet.rejectingColumns(blockOf(desk, 1, 1, 20, 30)), []);
      desk.person.rejects(blockOf(desk, 7, 3, 2, 1), ['yes']);
      desk.person.rejects(blockOf(desk, 2, 6, 1, 2), ['yes']);
      same(spreadsheet.rejectingColumns(blockOf(desk, 1, 1, 20, 30)), [3, 6, 7]);
      same(spreadsheet.rejectingColumns(blockOf(desk, 8, 2, 5, 20)), [3]);
    },
  },
  {
    name: 'what a rule rejects is written all the same, and the rule stays where it was',
    check(desk) {
      desk.person.rejects(blockOf(desk, 2, 2, 3, 1), ['yes', 'no']);
      writeAt(desk, 1, 2, [[text('x')], [text('yes')], [text('maybe')]]);
      same(valuesAt(desk, 1, 2, 3, 1).flat(), [text('x'), text('yes'), text('maybe')]);
      const rejects = (row: number) => desk.spreadsheet.rejectingColumns(blockOf(desk, row, 2, 1, 1)).length;
      same([1, 2, 3, 4, 5].map(rejects), [0, 1, 1, 1, 0]);
    },
  },
  {
    name: 'a rule comes with a copy of everything, and a dressed row has the rules of its model',
    check(desk) {
      const { spreadsheet, sheetId, otherId } = desk;
      desk.person.rejects(blockOf(desk, 2, 2, 1, 1), ['yes']);
      spreadsheet.apply([copyTo(desk, blockOf(desk, 2, 2, 2, 1), { sheetId: otherId, row: 4, column: 2 })]);
      const aside = { sheetId: otherId, row: 4, column: 2, rows: 1, columns: 1 };
      same(spreadsheet.rejectingColumns(aside), [2]);
      same(spreadsheet.rejectingColumns({ ...aside, row: 5 }), []);
      spreadsheet.apply([{ kind: 'dress', from: blockOf(desk, 2, 2, 1, 1), block: blockOf(desk, 6, 2, 3, 1) }]);
      same(spreadsheet.rejectingColumns({ sheetId, row: 8, column: 2, rows: 1, columns: 1 }), [2]);
    },
  },
];

/** What another person closed on the sheet of the cases below. */
export const CLOSED = [
  { row: 2, column: 3, rows: 4, columns: 2, name: 'C2:D5' },
  { row: 1, column: 1, rows: 1, columns: 1, name: 'A1' },
] as const;

export const closedContract: readonly Case<{ readonly spreadsheet: Spreadsheet; readonly sheetId: number }>[] = [
  {
    name: 'blocks that others closed are given with their places; what only warns and what may be edited is not',
    check({ spreadsheet, sheetId }) {
      const closed = spreadsheet.closedBlocks(sheetId);
      same(
        closed.map(({ row, column, rows, columns, name, open }) => ({ row, column, rows, columns, name, open })),
        CLOSED.map((block) => ({ ...block, open: [] })),
      );
      same(
        closed.map((block) => block.sheetId),
        [sheetId, sheetId],
      );
    },
  },
];
