/** What a person puts into the text of a cell: for tests and demonstrations, as in `person.ts`. */
import { requireSheet } from './state/bounds';
import { type CellContent, isRich, type RichContent, type SmartChip, type TextRunStyle } from './values/cell';
import { readContents, writeContents } from './edit/contents';
import type { Rect } from './base/rect';
import type { SpreadsheetState } from './state/state';
import { patchedRuns } from './values/text-runs';

interface CellPlace {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** Selects the words in the cell's text and gives them a link. @throws Error where the cell does not say these words */
export function personLinkWords(state: SpreadsheetState, place: CellPlace, words: string, link: string): void {
  changeText(state, place, (text) => patchedRuns(text, ...spanOf(text, words), { link }));
}

/** Selects the words in the cell's text and makes them bold, red … @throws Error where the cell does not say these words */
export function personStyleWords(state: SpreadsheetState, place: CellPlace, words: string, style: TextRunStyle): void {
  changeText(state, place, (text) => patchedRuns(text, ...spanOf(text, words), { style }));
}

/** "@" and a choice from the list: the chip stands after what the cell says already. */
export function personInsertChip(state: SpreadsheetState, place: CellPlace, shown: string, chip: SmartChip): void {
  changeText(state, place, ({ text, runs }) => {
    const start = text === '' ? 0 : text.length + 1;
    const whole = text === '' ? shown : `${text} ${shown}`;
    return patchedRuns({ text: whole, runs }, start, whole.length, { chip });
  });
}

/** "Insert image in cell". It takes the place of what the cell holds. */
export function personInsertImage(
  state: SpreadsheetState,
  place: CellPlace,
  url: string,
  { title = '', description = '' }: { readonly title?: string; readonly description?: string } = {},
): void {
  write(state, place, { image: { url, title, description } });
}

function changeText(state: SpreadsheetState, place: CellPlace, change: (text: RichContent) => RichContent): void {
  const changed = change(textIn(state, place));
  write(state, place, changed.runs.length === 0 ? changed.text : changed);
}

function textIn(state: SpreadsheetState, place: CellPlace): RichContent {
  const content = readContents(requireSheet(state, place.sheetId), cellRect(place))[0]?.[0] ?? null;
  if (isRich(content)) return content;
  if (content === null || typeof content === 'object') return { text: '', runs: [] };
  return { text: String(content), runs: [] };
}

function spanOf({ text }: RichContent, words: string): readonly [number, number] {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The cell does not say "${words}".`);
  return [start, start + words.length];
}

function write(state: SpreadsheetState, place: CellPlace, content: CellContent): void {
  writeContents(state, requireSheet(state, place.sheetId), cellRect(place), [[content]], null);
}

function cellRect({ row, column }: CellPlace): Rect {
  return { row, column, rows: 1, columns: 1 };
}
