import { jsonText } from '../cells/json-text';
import { type Cell, textCell } from '../cells/cell';

const SEPARATOR = ', ';

/** Several values in one cell. One that holds a comma, a quote or a line end stands in double quotes, as in a CSV. */
export function joinedCell(items: readonly string[]): Cell {
  return textCell(
    items.map((item) => (/[,"\n\r]/.test(item) ? `"${item.replace(/"/g, '""')}"` : item)).join(SEPARATOR),
  );
}

/** A list's items as text: texts as they are, anything else as its JSON; nothing for null and empty text. */
export function itemTexts(list: readonly unknown[]): readonly string[] {
  return list.flatMap((item) => {
    if (item === null || item === undefined || item === '') return [];
    return [typeof item === 'string' ? item : jsonText(item)];
  });
}
