import type { ChangeLog } from '../base/change-log';
import { boundingRect, type Rect } from '../base/rect';

const LOG_LENGTH = 128;

export function logCells({ entries }: ChangeLog, rect: Rect, version: number): void {
  const last = entries[entries.length - 1];
  if (last && sameRect(last.rect, rect)) entries[entries.length - 1] = { version, rect };
  else entries.push({ version, rect });
  const [first, second] = entries;
  if (entries.length > LOG_LENGTH && first && second) {
    entries.splice(0, 2, { version: second.version, rect: boundingRect(first.rect, second.rect) });
  }
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
