/**
 * Copying with everything. What a copy by Google carries beside values and formats nobody wrote down (google.md §6.5), so it is
 * tried on two cells of a sheet nobody sees, and remembered for some hours; what it leaves behind is read and set.
 */
import { SyncError } from '../../errors';
import type { Block } from '../../ports/spreadsheet';
import type { Settling } from './settling';

type GoogleRange = GoogleAppsScript.Spreadsheet.Range;

interface Carries {
  readonly notes: boolean;
  readonly rules: boolean;
  readonly links: boolean;
}

export interface Copier {
  /** Values, formulas, formats, notes, rules, links, onto that sheet. `spare` is two cells, one beside the other, that nobody needs. */
  readonly copy: (from: GoogleRange, to: GoogleRange, spare: () => GoogleRange, sheetId: number) => void;
}

/** What earlier executions tried: some twenty calls. */
export interface CopyMemory {
  readonly get: () => string | null;
  readonly set: (text: string) => void;
}

export function createCopier({ write }: Settling, memory?: CopyMemory): Copier {
  let known: Carries | undefined;
  const lookless = new Set<number>();
  const ruleless = new Set<number>();
  /** A native table may refuse what its typed columns would not take; that is remembered of its sheet. */
  const unlessRefused = (refusing: Set<number>, sheetId: number, work: () => void, otherwise: () => void): void => {
    if (refusing.has(sheetId)) return otherwise();
    try {
      write(work);
    } catch (thrown) {
      if (thrown instanceof SyncError) throw thrown;
      otherwise();
      refusing.add(sheetId);
    }
  };
  return {
    copy(from, to, spare, sheetId) {
      known ??= remembered(memory) ?? triedOn(spare(), memory);
      const { notes, rules, links } = known;
      const withRules = (work: () => void): void => {
        if (!rules) unlessRefused(ruleless, sheetId, work, () => undefined);
      };
      // What stood beside another record must not stand beside this one, not even for a moment.
      if (!notes) write(() => void to.clearNote());
      withRules(() => void to.clearDataValidations());
      const contents = (): void => {
        if (notes) write(() => void to.clearNote());
        copyContents(from, to);
      };
      unlessRefused(lookless, sheetId, () => from.copyTo(to), contents);
      // Not by setters: they lose the colours of drop-downs.
      withRules(() => from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false));
      const isBare = lookless.has(sheetId);
      if (!notes || isBare) to.setNotes(from.getNotes());
      if (!links || isBare) copyLinks(from, to);
    },
  };
}

/** Without looks; formulas would come as their values. */
function copyContents(from: GoogleRange, to: GoogleRange): void {
  from.copyTo(to, { contentsOnly: true });
  from.getFormulasR1C1().forEach((formulas, row) => {
    formulas.forEach((formula, column) => {
      if (formula !== null && formula !== '') to.offset(row, column, 1, 1).setFormulaR1C1(formula);
    });
  });
}

const LINK = 'https://example.com/';

/** Notes, rules, links, each 1 or 0. */
function remembered(memory: CopyMemory | undefined): Carries | undefined {
  const [, notes, rules, links] = /^([01])([01])([01])$/.exec(memory?.get() ?? '') ?? [];
  return links === undefined ? undefined : { notes: notes === '1', rules: rules === '1', links: links === '1' };
}

function triedOn(cells: GoogleRange, memory: CopyMemory | undefined): Carries {
  const carries = tried(cells);
  memory?.set([carries.notes, carries.rules, carries.links].map(Number).join(''));
  return carries;
}

function tried(cells: GoogleRange): Carries {
  const [from, to] = [cells.offset(0, 0, 1, 1), cells.offset(0, 1, 1, 1)];
  from.setRichTextValue(SpreadsheetApp.newRichTextValue().setText('ab').setLinkUrl(0, 1, LINK).build());
  from.setNote('note');
  from.setDataValidation(SpreadsheetApp.newDataValidation().requireTextContains('a').build());
  to.clearContent().clearNote().clearDataValidations();
  from.copyTo(to);
  const runs = to.getRichTextValue()?.getRuns() ?? [];
  const carries = {
    notes: to.getNote() === 'note',
    rules: to.getDataValidation() !== null,
    links: runs.some((run) => run.getLinkUrl() !== null),
  };
  cells.clearContent().clearNote().clearDataValidations();
  return carries;
}

/**
 * Cells with several looks or a link that did not arrive; neighbours below each other in one call. What arrived stays as it is: a chip
 * reads like a link, and would be one if it were set.
 */
function copyLinks(from: GoogleRange, to: GoogleRange): void {
  const texts = from.getRichTextValues();
  if (!texts.some((row) => row.some(hasLooks))) return;
  const arrived = to.getRichTextValues();
  const width = texts[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    let start = 0;
    for (let row = 0; row <= texts.length; row += 1) {
      const text = texts[row]?.[column] ?? null;
      if (hasLooks(text) && looksOf(text) !== looksOf(arrived[row]?.[column] ?? null)) continue;
      if (row > start) setTexts(to.offset(start, column, row - start, 1), texts, start, column);
      start = row + 1;
    }
  }
}

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;

const hasLooks = (text: RichText | null): boolean =>
  text !== null && (text.getRuns().length > 1 || text.getLinkUrl() !== null);

/** Where each run begins, its link and its look. */
function looksOf(text: RichText | null): string {
  const runs = text?.getRuns() ?? [];
  return JSON.stringify(
    runs.map((run) => {
      const style = run.getTextStyle();
      const looks = [style.isBold(), style.isItalic(), style.isUnderline(), style.isStrikethrough()];
      const font = [style.getFontFamily(), style.getFontSize(), style.getForegroundColor()];
      return [run.getStartIndex(), run.getLinkUrl(), ...looks, ...font];
    }),
  );
}

function setTexts(
  range: GoogleRange,
  texts: readonly (readonly (RichText | null)[])[],
  start: number,
  column: number,
): void {
  const rows = texts.slice(start, start + range.getNumRows());
  range.setRichTextValues(rows.flatMap((row) => (row[column] ? [[row[column]]] : [])));
}

/** Two calls. A picture in a cell is read as an object. */
export function richCells(
  range: GoogleRange,
  { row: top, column: left }: Pick<Block, 'row' | 'column'>,
): readonly { readonly row: number; readonly column: number }[] {
  const values: readonly (readonly unknown[])[] = range.getValues();
  const texts = range.getRichTextValues();
  return values.flatMap((cells, row) =>
    cells.flatMap((value, column) => {
      const isPicture = typeof value === 'object' && value !== null && !(value instanceof Date);
      // Of a text that is not there, and of a number, Google has nothing to tell.
      const isRich = isPicture || (typeof value === 'string' && value !== '' && hasLooks(texts[row]?.[column] ?? null));
      return isRich ? [{ row: top + row, column: left + column }] : [];
    }),
  );
}
