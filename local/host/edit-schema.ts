/** Edits of the grid, as a page may send them. */
import * as z from 'zod';

const sheetId = z.int();
const index = z.int().min(1);
const count = z.int().min(1);
const area = { sheetId, row: index, column: index, rows: count, columns: count };

const flag = z.boolean().nullable().optional();
const word = z.string().nullable().optional();

const stylePatch = z.strictObject({
  numberFormat: word,
  bold: flag,
  italic: flag,
  underline: flag,
  strikethrough: flag,
  background: word,
  fontColor: word,
  fontFamily: word,
  fontSize: z.number().nullable().optional(),
  horizontalAlignment: z.enum(['left', 'center', 'right']).nullable().optional(),
  verticalAlignment: z.enum(['top', 'middle', 'bottom']).nullable().optional(),
  wrap: z.enum(['WRAP', 'OVERFLOW', 'CLIP']).nullable().optional(),
});

export const edit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('type'),
    sheetId,
    row: index,
    column: index,
    values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))),
  }),
  z.object({ kind: z.literal('style'), style: stylePatch, ...area }),
  z.object({ kind: z.enum(['makeTable', 'endTable']), ...area }),
  z.object({ kind: z.enum(['insertRows', 'insertColumns', 'deleteRows', 'deleteColumns']), sheetId, at: index, count }),
  z.object({ kind: z.enum(['moveRows', 'moveColumns']), sheetId, from: index, count, to: index }),
  z.object({ kind: z.literal('columnWidth'), sheetId, column: index, count, pixels: z.int().min(0).max(2000) }),
  z.object({ kind: z.enum(['hideRows', 'hideColumns']), sheetId, at: index, count, hidden: z.boolean() }),
  z.object({ kind: z.literal('freeze'), sheetId, rows: z.int().min(0), columns: z.int().min(0) }),
  z.object({ kind: z.literal('addSheet'), name: z.string().nullable() }),
  z.object({ kind: z.enum(['deleteSheet', 'activateSheet', 'copySheet']), sheetId }),
  z.object({ kind: z.literal('renameSheet'), sheetId, name: z.string() }),
  z.object({ kind: z.literal('hideSheet'), sheetId, hidden: z.boolean() }),
  z.object({ kind: z.literal('moveSheet'), sheetId, position: index }),
]);
