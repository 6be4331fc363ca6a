import { eachCell } from '../../../local/page/grid/cells';
import type { WireCell, WireSheet, WireStyle, WireUpdate } from '../../../local/host/desk/wire';

/** What a page shows after some updates: the plainest reading of the mirror's words. */
export interface PageModel {
  apply(update: WireUpdate): void;
  /** Visible sheets with their cells by "row,column": content and style. */
  picture(): unknown;
}

export function createPageModel(): PageModel {
  let sheets: readonly WireSheet[] = [];
  let active = 0;
  const styles: WireStyle[] = [];
  const cells = new Map<number, Map<string, readonly [WireCell, number]>>();

  return {
    apply(update) {
      if (update.full) cells.clear();
      sheets = update.sheets ?? sheets;
      active = update.activeSheetId ?? active;
      update.styles.forEach((style, index) => {
        styles[update.stylesFrom + index] = style;
      });
      for (const block of update.blocks) {
        const own = block.whole ? new Map() : new Map(cells.get(block.sheetId));
        for (const key of own.keys()) {
          const [row = 0, column = 0] = key.split(',').map(Number);
          const inside =
            row >= block.row &&
            row < block.row + block.rows &&
            column >= block.column &&
            column < block.column + block.columns;
          if (inside) own.delete(key);
        }
        eachCell(block, (row, column, cell, style) => {
          if (cell !== null || style !== 0) own.set(`${row},${column}`, [cell, style]);
        });
        cells.set(block.sheetId, own);
      }
    },
    picture: () => ({
      active,
      sheets: sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.hidden
          ? 'not shown'
          : Object.fromEntries(
              [...(cells.get(sheet.id) ?? [])]
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, [cell, style]]) => [key, [cell, styles[style]]]),
            ),
      })),
    }),
  };
}
