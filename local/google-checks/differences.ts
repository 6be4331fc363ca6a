/** Differences from Google that are kept on purpose: the id of a check → the reason. */
export type Differences = ReadonlyMap<string, string>;

/** Rows of the form | `id` | reason |; all else in the text is for readers. */
export function readDifferences(text: string): Differences {
  const rows = [...text.matchAll(/^\| *`([^`]+)` *\| *(.+?) *\|$/gm)];
  return new Map(rows.map(([, id = '', reason = '']) => [id, reason]));
}
