/** What must hold, by the keys that the output and the list of known failures use. docs/reference/laws.md has the same list. */
export const LAWS = {
  L1: 'what a person wrote stands beside its record, or nowhere on the sheet',
  L2: 'a reference to all records covers all records after',
  L3: 'a reference to one cell is unchanged',
  L4: 'no new #REF!, but to rows removed at the end',
  L5: 'a range over two or more rows that covered all records covers all records after',
  L6: 'what is beyond the table moved only down or up with it, or right for new columns',
  L7: 'results of an array formula never become constants, and its anchor stays',
  L8: 'a formula that the rows share stands in all of them',
  edits: 'what people typed into a table that is edited stays, and conflicts are found',
  L9: 'filters, rows hidden by hand and native tables stay, over all records',
  moment: 'at every moment a row is of one record or of none, and user content beside its record',
  lost: 'nothing a person wrote is lost',
  whole: 'the table is the old one or a true new one',
  receipt: 'the receipt is true',
  kept: 'own columns, notes, formats, rules and lines below are kept',
  archive: 'what stood beside records that left is in the archive',
  backup: 'a backup is complete by its manifest and true, and once there was one there is one',
  calm: 'the storm makes the sheet that calm weather makes',
  undo: 'undo brings the old table back',
  secret: 'the key is nowhere in the open',
  ends: 'a pull ends, and the sidebar opens',
  swept: 'no hidden sheet, no job is left',
} as const;

export type LawKey = keyof typeof LAWS;

/** A law that did not hold. */
export interface Broken {
  readonly law: LawKey;
  readonly sentence: string;
}

export const broken = (law: LawKey, sentences: readonly string[]): readonly Broken[] =>
  sentences.map((sentence) => ({ law, sentence }));
