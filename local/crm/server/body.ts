import type { IncomingMessage } from 'node:http';

/** Most bytes of a JSON body: 10 MB. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The body cannot be used; the message is what Twenty answers, as text, with status 500. */
export class UnreadableBody extends Error {}

/** The body as text. A longer one is read to its end and thrown away, so that the sender gets its answer. @throws UnreadableBody */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= MOST_BYTES) chunks.push(bytes);
  }
  if (length > MOST_BYTES) throw new UnreadableBody('request entity too large');
  return Buffer.concat(chunks).toString('utf8');
}

/** A JSON body: an object or a list, {} for an empty one. @throws UnreadableBody with the JSON engine's text */
export function parseBody(text: string): unknown {
  if (text === '') return {};
  const first = text.trimStart().charAt(0);
  try {
    const value: unknown = JSON.parse(text);
    if (first === '{' || first === '[') return value;
  } catch (problem) {
    throw new UnreadableBody(problem instanceof Error ? problem.message : String(problem));
  }
  throw new UnreadableBody(`Unexpected token '${first}', "${text.slice(0, 20)}" is not valid JSON`);
}
