/**
 * What nobody has seen Google do, or what is seen done both ways: a spreadsheet is of one variant or another, and the add-on must be
 * right in each. Sources: google.md §6.1, §6.3 and §6.5.
 */
export interface Variants {
  /**
   * Rows of the target that a filter hides, where a block is pasted, cleared, filled with one value or formatted. Array setters
   * (`setValues` and the like) reach every row in any case.
   */
  readonly rowsHiddenByFilter: HiddenRows;
  /** The same of rows hidden by hand. */
  readonly rowsHiddenByHand: HiddenRows;
  /** What a normal paste (`copyTo` of everything) brings besides values, formulas and formats. */
  readonly pastedNotes: Fate;
  readonly pastedValidations: Fate;
  /** Links and looks of single words in a text. */
  readonly pastedLinks: Fate;
  /** Smart chips; where they are lost their text stays. */
  readonly pastedChips: Fate;
  /** Whether a normal paste adds a rule of its own for the cells pasted, for every conditional format on the source. */
  readonly pastedConditionalFormats: 'notMultiplied' | 'multiplied';
  /** What a paste takes from a cell that an array formula elsewhere fills. */
  readonly copiedSpills: 'asConstants' | 'empty';
  /** Where inserted rows have format and validation from: the row that the call names, or always the one above or below. */
  readonly insertedRowsTakeFrom: 'namedRow' | 'above' | 'below';
  /** What `setValues` makes of a text with a leading "=" in a cell of format "@". */
  readonly formulaTextInTextCell: 'formula' | 'text';
  /** `getName` of a sheet while formulas are computed anew: 17 s instead of 150 ms were seen. */
  readonly sheetNames: 'quick' | 'slowAfterChanges';
  /** Whether a checkbox or rating column of a native table makes its own blank of what is no such value (a text becomes FALSE). */
  readonly nativeTableCoerces: boolean;
  /** What a script's write into the header of a native table does: it is the new header, "Column 1" comes instead, or it throws. */
  readonly nativeTableHeader: 'written' | 'renamed' | 'refused';
  /**
   * Where a paste, `clear` or `clearFormat` brings formats or rules to typed columns: they are left out there, or the call throws.
   * `setNumberFormat` and `setDataValidation` throw in any case.
   */
  readonly nativeTableFormats: 'leftOut' | 'refused';
  /** When a write that cannot be done throws: at once, or at the next read of cells or flush, as documented for batched writes. */
  readonly errorsSurface: 'atCall' | 'atFlush';
}

/** `pouredIntoVisibleRows`: a paste fills visible rows only, one after the other; anything else leaves hidden rows out. */
export type HiddenRows = 'allRows' | 'visibleRowsOnly' | 'pouredIntoVisibleRows' | 'refused';

type Fate = 'carried' | 'lost';

const HIDDEN_ROWS: readonly HiddenRows[] = ['allRows', 'visibleRowsOnly', 'pouredIntoVisibleRows', 'refused'];
const FATES: readonly Fate[] = ['carried', 'lost'];

/** The first of each is the usual one. */
export const CHOICES: { readonly [Name in keyof Variants]: readonly Variants[Name][] } = {
  rowsHiddenByFilter: HIDDEN_ROWS,
  rowsHiddenByHand: HIDDEN_ROWS,
  pastedNotes: FATES,
  pastedValidations: FATES,
  pastedLinks: FATES,
  pastedChips: FATES,
  pastedConditionalFormats: ['notMultiplied', 'multiplied'],
  copiedSpills: ['asConstants', 'empty'],
  insertedRowsTakeFrom: ['namedRow', 'above', 'below'],
  formulaTextInTextCell: ['formula', 'text'],
  sheetNames: ['quick', 'slowAfterChanges'],
  nativeTableCoerces: [true, false],
  nativeTableHeader: ['written', 'renamed', 'refused'],
  nativeTableFormats: ['leftOut', 'refused'],
  errorsSurface: ['atCall', 'atFlush'],
};

/** A source of chance, such as the seeded one of the torture. */
export interface Picking {
  pick<T>(list: readonly T[]): T;
}

const firstOf: Picking = {
  pick(list) {
    const [first] = list;
    if (first === undefined) throw new Error('Nothing to pick from');
    return first;
  },
};

/** The documented reading, or, where there is none, what most of those who wrote about it saw. */
export const USUAL_VARIANTS: Variants = drawVariants(firstOf);

export function drawVariants(random: Picking): Variants {
  return {
    rowsHiddenByFilter: random.pick(CHOICES.rowsHiddenByFilter),
    rowsHiddenByHand: random.pick(CHOICES.rowsHiddenByHand),
    pastedNotes: random.pick(CHOICES.pastedNotes),
    pastedValidations: random.pick(CHOICES.pastedValidations),
    pastedLinks: random.pick(CHOICES.pastedLinks),
    pastedChips: random.pick(CHOICES.pastedChips),
    pastedConditionalFormats: random.pick(CHOICES.pastedConditionalFormats),
    copiedSpills: random.pick(CHOICES.copiedSpills),
    insertedRowsTakeFrom: random.pick(CHOICES.insertedRowsTakeFrom),
    formulaTextInTextCell: random.pick(CHOICES.formulaTextInTextCell),
    sheetNames: random.pick(CHOICES.sheetNames),
    nativeTableCoerces: random.pick(CHOICES.nativeTableCoerces),
    nativeTableHeader: random.pick(CHOICES.nativeTableHeader),
    nativeTableFormats: random.pick(CHOICES.nativeTableFormats),
    errorsSurface: random.pick(CHOICES.errorsSurface),
  };
}

/** What differs from the usual, such as "rowsHiddenByFilter refused, pastedNotes lost"; "usual" where nothing does. */
export function describeVariants(variants: Variants): string {
  const usual: ReadonlyMap<string, string> = new Map(Object.entries(USUAL_VARIANTS));
  const unusual = Object.entries(variants).filter(([name, value]) => usual.get(name) !== value);
  return unusual.length === 0 ? 'usual' : unusual.map(([name, value]) => `${name} ${value}`).join(', ');
}
