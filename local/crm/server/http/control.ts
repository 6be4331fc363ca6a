import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { type Answer, json } from '../answer';
import { type Incoming, parseBody, UnreadableBody } from '../body';
import type { CrmState } from '../state';
import { ImpossibleChange } from '../changes/impossible';
import { controlSchema } from '../faults/rule';

/** Where tests ask for faults and changes. Not part of Twenty. */
export const CONTROL_PATH = '/demo/control';

/**
 * `POST` takes a `Control`, `GET` changes nothing; both answer the counters. The secret goes into the Authorization header as a
 * bearer token.
 */
export function answerControl(state: CrmState, { method, headers, body }: Incoming, secret: string): Answer {
  if (!isSecret(headers['authorization'], secret))
    return json({ error: 'The control secret is missing or wrong.' }, undefined, 401);
  if (method === 'GET') return json(state.board.counters());
  if (method !== 'POST') return json({ error: 'Use GET or POST.' }, undefined, 405);
  try {
    const control = z.safeParse(controlSchema, parseBody(body, 'application/json'), {
      error: z.locales.en().localeError,
    });
    if (!control.success) return json({ error: z.prettifyError(control.error) }, undefined, 400);
    state.board.control(control.data);
    return json(state.board.counters());
  } catch (problem) {
    if (!(problem instanceof ImpossibleChange || problem instanceof UnreadableBody)) throw problem;
    return json({ error: problem.message }, undefined, 400);
  }
}

function isSecret(header: string | readonly string[] | undefined, secret: string): boolean {
  const [given, wanted] = [Buffer.from(String(header ?? '')), Buffer.from(`Bearer ${secret}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
