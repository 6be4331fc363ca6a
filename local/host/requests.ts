import * as z from 'zod';
import type { DialogAnswer, Language, RunRequest } from './desk/desk-calls';
import type { PersonEdit } from './desk/wire';

/** A request of a shape that the page never sends. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

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

const edit = z.discriminatedUnion('kind', [
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

const edits = z.object({ edits: z.array(edit) });
const run = z.object({ functionName: z.string(), args: z.array(z.unknown()), from: z.enum(['menu', 'sidebar']) });
const answer = z.object({ id: z.int(), button: z.enum(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']) });
const language = z.object({ language: z.enum(['en', 'fr']) });

/** @throws RequestError */
export function readEdits(body: unknown): readonly PersonEdit[] {
  return read(edits, body).edits as readonly PersonEdit[];
}

/** @throws RequestError */
export function readRun(body: unknown): RunRequest {
  return read(run, body);
}

/** @throws RequestError */
export function readAnswer(body: unknown): DialogAnswer {
  return read(answer, body);
}

/** @throws RequestError */
export function readLanguageName(body: unknown): Language {
  return read(language, body).language;
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const outcome = schema.safeParse(body);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  throw new RequestError(
    `The request is not understood: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}
