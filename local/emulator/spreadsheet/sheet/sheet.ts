import { type SheetScope } from './sheet-scope';
import { acting, reading, sheetState, type SpreadsheetContext } from '../context';
import { emulatedInParts } from '../emulated';
import { sheetCells } from './sheet-cells';
import { sheetIdentity } from './sheet-identity';
import { sheetLines } from './sheet-lines';
import { sheetLook } from './sheet-look';
import { sheetRules } from './sheet-rules';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A Sheet object, found by its id at every call: the sheet may be deleted meanwhile. */
export function createSheet(context: SpreadsheetContext, sheetId: number): Sheet {
  const scope: SheetScope = {
    context,
    sheetId,
    writer: context.execution.userId,
    self: () => sheet,
    read: (method, body, cells = 0) =>
      reading(context, `Sheet.${method}`, () => body(sheetState(context, sheetId)), { cells }),
    write: (method, body, cells = 0) =>
      acting(
        context,
        `Sheet.${method}`,
        () => {
          body(sheetState(context, sheetId));
          return sheet;
        },
        { cells },
      ),
  };
  const sheet = emulatedInParts<Sheet>('Sheet', sheetParts(scope));
  context.sheetIds.set(sheet, sheetId);
  return sheet;
}

function sheetParts(scope: SheetScope): readonly (() => Partial<Sheet>)[] {
  return [
    () => sheetIdentity(scope),
    () => sheetCells(scope),
    () => sheetLines(scope),
    () => sheetLook(scope),
    () => sheetRules(scope),
  ];
}
