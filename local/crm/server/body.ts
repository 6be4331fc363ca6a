import type { IncomingMessage } from 'node:http';
import { type Answer, json, text, UTF8_JSON } from './answer';

/** A request after HTTP is dealt with. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Most bytes of a JSON body: 10 MB. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The body cannot be used: it never reaches an endpoint, whatever its path and its key. */
export class UnreadableBody extends Error {
  /**
   * `malformed` is what the JSON engine does not read, answered 400 with an object like that of an unknown path. The rest is answered 500
   * with the bare message, as recorded for a body that is too large.
   */
  constructor(
    message: string,
    readonly malformed = false,
  ) {
    super(message);
  }

  answer(): Answer {
    const { message } = this;
    return this.malformed
      ? json({ message, error: 'Bad Request', statusCode: 400 }, UTF8_JSON, 400)
      : text(message, UTF8_JSON, 500);
  }
}

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

/**
 * What a body says: an object or a list where its type is JSON, {} for an empty one; undefined for any other type.
 * @throws UnreadableBody with the JSON engine's text
 */
export function parseBody(body: string, contentType: string): unknown {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (!JSON_TYPES.has(type)) return undefined;
  const charset = parameters
    .find((each) => each.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && !charset.startsWith('utf-'))
    throw new UnreadableBody(`unsupported charset "${charset.toUpperCase()}"`);
  if (body === '') return {};
  const first = body.trimStart().charAt(0);
  try {
    const value: unknown = JSON.parse(body);
    if (first === '{' || first === '[') return value;
  } catch (problem) {
    throw new UnreadableBody(problem instanceof Error ? problem.message : String(problem), true);
  }
  throw new UnreadableBody(`Unexpected token '${first}', "${body.slice(0, 20)}" is not valid JSON`, true);
}

const JSON_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/graphql-response+json']);
