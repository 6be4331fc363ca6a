/**
 * How unlike a text a label is, 0 to 1; undefined when it is too far. That of a search for the text anywhere in the label, as Fuse.js scores
 * it with `threshold: 0.3` and `ignoreLocation`: edits per letter of the text, raised by the number of words of the label.
 */
export function unlikeness(text: string, label: string): number | undefined {
  const [sought, within] = [text.toLowerCase(), label.toLowerCase()];
  if (sought === '') return undefined;
  const parts = sought.length > LONGEST ? chunksOf(sought) : [sought];
  const scores = parts.map((part) => editsWithin(part, within) / part.length);
  if (scores.some((score) => score > THRESHOLD)) return undefined;
  const score = Math.max(EXACT, scores.reduce((sum, each) => sum + each, 0) / scores.length);
  const words = within.split(/ +/).filter((word) => word !== '').length;
  return score ** (Math.round(1000 / Math.sqrt(words)) / 1000);
}

const THRESHOLD = 0.3;
/** The score of a text that stands there letter by letter. */
const EXACT = 0.001;
/** Longer texts are sought in pieces of so many letters; the last one may overlap the one before. */
const LONGEST = 32;

function chunksOf(text: string): readonly string[] {
  const whole = Math.floor(text.length / LONGEST);
  const chunks = Array.from({ length: whole }, (_, at) => text.slice(at * LONGEST, (at + 1) * LONGEST));
  return text.length % LONGEST === 0 ? chunks : [...chunks, text.slice(-LONGEST)];
}

/** Fewest letters to insert, leave out or exchange so that the text stands somewhere in `within`. */
function editsWithin(text: string, within: string): number {
  let row: readonly number[] = Array.from({ length: within.length + 1 }, () => 0);
  for (const [above, letter] of Array.from(text).entries()) {
    const next = [above + 1];
    for (let at = 1; at <= within.length; at++) {
      const exchanged = (row[at - 1] ?? 0) + (within[at - 1] === letter ? 0 : 1);
      next.push(Math.min(exchanged, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}
