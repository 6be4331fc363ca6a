import * as z from 'zod';
import type { DialogAnswer, Language, RunRequest } from './desk/desk-calls';
import type { PersonEdit } from './desk/wire';
import { edit } from './edit-schema';

/** A request of a shape that the page never sends. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

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
