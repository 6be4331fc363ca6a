/** Which sheets are of which backup, and which of them go. */
import { backupSheets, removeOldBackups } from '../../../src/sync/own/hidden/backup-sheets';
import type { Spreadsheet } from '../../../src/ports/spreadsheet';

/** Each a manifest on its own sheet, of a run that is named by the number of the sheet. */
function book(...manifests: readonly { readonly sheet: number; readonly complete?: boolean; readonly on?: number }[]) {
  const tags = new Map(
    manifests.map(({ sheet, complete = true, on = sheet }) => {
      const tag = { v: 1, sheet, run: `run${sheet}`, started: sheet, object: null, complete, objects: 1, records: 1 };
      return [on, JSON.stringify(tag)] as const;
    }),
  );
  const spreadsheet: unknown = {
    sheetTags: () => [...tags].map(([sheetId, value]) => ({ sheetId, value })),
    tagSheet: (sheetId: number, { value }: { readonly value: string }) => void tags.set(sheetId, value),
    deleteSheet: (sheetId: number) => void tags.delete(sheetId),
  };
  return spreadsheet as Spreadsheet;
}
const kept = (spreadsheet: Spreadsheet): readonly unknown[] =>
  backupSheets(spreadsheet).map(({ sheet, complete }) => (complete ? sheet : `${sheet} begun`));

test('a copy that somebody made of a sheet is theirs, and never goes', () => {
  const spreadsheet = book({ sheet: 1 }, { sheet: 1, on: 9 }, { sheet: 2 });
  expect(kept(spreadsheet)).toEqual([1, 2]);
  removeOldBackups(1, null, spreadsheet);
  expect(spreadsheet.sheetTags('').map(({ sheetId }) => sheetId)).toEqual([9, 2]);
});

test.each([
  ['the oldest beyond those that stay', 2, null, [2, 3]],
  ['none where more may stay', 4, null, [1, 2, 3]],
  ['not the one that has just ended, though a clock was wrong then', 2, 'run1', [1, 2, 3]],
])('what goes: %s', (_, keep, running, expected) => {
  const spreadsheet = book({ sheet: 3 }, { sheet: 1 }, { sheet: 2 });
  removeOldBackups(keep, running, spreadsheet);
  expect(kept(spreadsheet)).toEqual(expected);
});

test('one that never became whole goes, unless it is at work', () => {
  const begun = () => book({ sheet: 1 }, { sheet: 2, complete: false });
  const [ended, atWork] = [begun(), begun()];
  removeOldBackups(Number.POSITIVE_INFINITY, null, ended);
  removeOldBackups(Number.POSITIVE_INFINITY, 'run2', atWork);
  expect([kept(ended), kept(atWork)]).toEqual([[1], [1, '2 begun']]);
});
