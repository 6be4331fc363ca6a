/** What a handler gives back: the HTTP layer adds the rest. */
export interface Answer {
  readonly status: number;
  /** null for an answer without a body. */
  readonly contentType: string | null;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Twenty's record layer and its GraphQL server name the same type differently. */
export const PLAIN_JSON = 'application/json';
export const UTF8_JSON = 'application/json; charset=utf-8';

export const json = (value: unknown, contentType: string = UTF8_JSON, status = 200): Answer => ({
  status,
  contentType,
  body: JSON.stringify(value),
});

export const text = (body: string, contentType: string | null, status: number): Answer => ({
  status,
  contentType,
  body,
});
