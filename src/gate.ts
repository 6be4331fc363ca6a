/**
 * The one gate for texts from outside: what a server, a proxy, Google or a database says comes through here before anybody sees it or
 * it is kept. `keyGate` takes the key in use out of it; `shownText` makes of it what a person can read in one line.
 */
import { DEPTH, type Signs, signsOf, unescaped, unescapedOnce } from './escapes';

/** Most characters (UTF-16 units) of a text that is shown or kept, by what it is used for. */
export const LENGTHS = {
  /** A detail of an error, such as what Twenty says. */
  says: 200,
  /** What people gave a name: a view, a field, an object, a workspace, a member. */
  label: 200,
  /** A web address that people may open. */
  address: 300,
  version: 40,
  /** A sheet: Google takes 100, and a number may come behind it. */
  sheet: 90,
  file: 100,
  logLine: 2_000,
} as const;

/**
 * Signs that nobody sees, or that move others: controls, directions, joiners, and what else Unicode says is not shown (`\p{DI}`: soft
 * hyphen, fillers, variation selectors, tags); and halves of a pair that stand alone (`\p{Cs}`: a whole pair is one sign here). The few
 * formats that are seen stand over numbers.
 */
const UNSEEN = '[\\p{Cc}\\p{DI}\\p{Cs}]|(?![\\u0600-\\u0605\\u06dd\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}])\\p{Cf}';

const EMOJI =
  '\\p{Extended_Pictographic}(?:[\\ufe0e\\ufe0f]|\\p{Emoji_Modifier})?(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f})?';
/** Of scripts in which a joiner, or none, makes another letter: Persian, Sinhala. */
const LETTER =
  '(?![\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}\\p{sc=Hani}\\p{sc=Hang}\\p{sc=Hira}\\p{sc=Kana}])[\\p{L}\\p{M}]';

/** Where those signs are seen by what they make of the one before: families and flags, keys, forms of letters. */
const SEEN = [
  `${EMOJI}(?:\\u200d${EMOJI})*`,
  '[0-9#*]\\ufe0f\\u20e3',
  '\\p{sc=Hani}[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  '\\p{sc=Mong}[\\u180b-\\u180d\\u180f]',
  `${LETTER}[\\u200c\\u200d](?=${LETTER})`,
].join('|');

const SEEN_OR_NOT = new RegExp(`(${SEEN})|${UNSEEN}`, 'gu');

/** What a person takes for one sign: a letter with its marks, a flag, a family. */
const WHOLE_SIGN =
  /(?:\p{Regional_Indicator}{2}|[^])(?:\u200d[^]|[\p{M}\p{Emoji_Modifier}\p{Variation_Selector}\u200c\u{e0020}-\u{e007f}])*/gu;

/** How much more than what is shown is looked at: what is behind may be megabytes. */
const AHEAD = 8;

/**
 * A text as it may be shown: in one line, without signs that nobody sees, cut at whole characters.
 *
 * @param most UTF-16 units, `end` included
 * @param end of a text that was cut
 */
export function shownText(text: string, most: number, end = '…'): string {
  const seen = text
    .slice(0, most * AHEAD)
    .replace(/[^\S\ufeff]+/g, ' ')
    .replace(SEEN_OR_NOT, (_, kept = '') => String(kept))
    .trim();
  const isWhole = seen.length <= most && text.length <= most * AHEAD;
  return isWhole ? seen : beginningOf(seen, most - end.length) + end;
}

function beginningOf(text: string, most: number): string {
  let length = 0;
  for (const [sign] of text.matchAll(WHOLE_SIGN)) {
    if (length + sign.length > most) break;
    length += sign.length;
  }
  return text.slice(0, length);
}

/** What people gave a name, as it is shown and kept. */
export const shownLabel = (label: string): string => shownText(label, LENGTHS.label);

/** A name that a file may have on any system; never empty, and never a path. */
export function plainFileName(name: string): string {
  const plain = shownText(name.replace(/[\\/:*?"<>|]/g, '-'), LENGTHS.file, '').replace(/^[.\s]+/, '');
  return plain === '' ? 'Twenty' : plain;
}

/** Any key of this kind (a JSON web token), whose ever it is, as much of it as stands there. */
const ANY_KEY = /eyJ[\w-]{6,}(?:(?:\.|%2e)[\w-]*)*/gi;

/** Of a text for people, where no cursor of Twenty's stands, which begins as keys do. */
export const withoutAnyKey = (text: string): string => text.replace(ANY_KEY, '…');

/**
 * What takes a key out of texts, each piece of it becoming "…".
 *
 * Found are its three parts, twelve letters and digits in a row of its last (the signature, which is the secret), and thirty-two of
 * all of it: the other parts are JSON in base64, and may begin as a cursor does. Capitals do not count, nor what stands between
 * letters; percent, JSON and HTML escapes are read, up to three deep, and so is either alphabet of base64, and base64 of it all.
 */
export function keyGate(key: string): (text: string) => string {
  const parts = key.split('.');
  const whole = parts.map(lettersOf).filter((part) => part.length >= SHORTEST && part.length < OPEN_PIECE);
  // Each takes a millisecond, and few executions need more than one of them.
  const ofLength = (some: readonly string[], at: number) => [some, at === 0 ? SECRET_PIECE : OPEN_PIECE] as const;
  const forms = once(() => [formsOf(parts[parts.length - 1] ?? ''), formsOf(key)].map(ofLength));
  const pieces = once(
    (): Pieces => forms().map(([some, length]) => [length, new Set(some.flatMap((form) => piecesOf(form, length)))]),
  );
  const landmarks = once(() => parts.flatMap(landmarksOf));
  const samples = once(() => forms().map(([some, length]) => samplesOf(some, length)));
  return (text) => {
    const isSuspect =
      text.length > SMALL ? mayHold(text, landmarks()) : holdsAny(lettersOf(unescaped(text)), samples(), whole);
    if (!isSuspect) return text;
    if (text.length > LARGE) return '';
    return withoutSpans(text, spansOf(signsOf(text), pieces(), whole));
  };
}

/** Computed when it is asked for the first time. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const [SECRET_PIECE, OPEN_PIECE] = [12, 32];
/** A part of fewer letters is in too many words. */
const SHORTEST = 8;

/** Of each length, all pieces of that length. */
type Pieces = readonly (readonly [length: number, pieces: ReadonlySet<string>])[];

/** Longer texts are read sign by sign only where a search has found something. */
const SMALL = 65_536;
/** More than the largest page that is asked for; with the key in it, nothing of it is worth reading. */
const LARGE = 16_000_000;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Half pieces. Every `step` signs a text is looked up for one: whoever holds a whole piece holds half of one there. */
interface Samples {
  readonly step: number;
  readonly length: number;
  readonly known: ReadonlySet<string>;
}

function samplesOf(forms: readonly string[], piece: number): Samples {
  const length = piece / 2;
  return { step: length + 1, length, known: new Set(forms.flatMap((form) => piecesOf(form, length))) };
}

function holdsAny(letters: string, samples: readonly Samples[], whole: readonly string[]): boolean {
  for (const { step, length, known } of samples) {
    for (let at = 0; at + length <= letters.length; at += step) {
      if (known.has(letters.slice(at, at + length))) return true;
    }
  }
  return whole.some((part) => letters.includes(part));
}

/** As it is, and in base64 once more, behind any number of other characters. */
const formsOf = (text: string): readonly string[] => [
  lettersOf(text),
  ...[0, 1, 2].map((skipped) => lettersOf(base64(text.slice(skipped)))),
];

function piecesOf(letters: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) => letters.slice(at, at + length));
}

/** From the middle of a part, in each form and alphabet: what a large text is searched for. */
function landmarksOf(part: string): readonly string[] {
  const forms = [part, ...[0, 1, 2].map((skipped) => base64(part.slice(skipped)))];
  return forms
    .map((form) => form.slice(Math.max(0, Math.floor(form.length / 2) - 8)).slice(0, 16))
    .filter((middle) => middle.length >= SHORTEST)
    .flatMap((middle) => [middle, middle.replace(/-/g, '+').replace(/_/g, '/')])
    .map((middle) => middle.toLowerCase());
}

function mayHold(text: string, landmarks: readonly string[]): boolean {
  let read = text;
  for (let depth = 0; depth <= DEPTH; depth += 1) {
    const lower = read.toLowerCase();
    if (landmarks.some((landmark) => lower.includes(landmark))) return true;
    const deeper = unescapedOnce(read);
    if (deeper === read) return false;
    read = deeper;
  }
  return false;
}

type Span = readonly [from: number, to: number];

/** Where the key stands in the text that the signs were made of, in order. */
function spansOf({ text, from, to }: Signs, pieces: Pieces, whole: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  const note = (at: number, length: number): void => {
    spans.push([from[at] ?? 0, to[at + length - 1] ?? 0]);
  };
  for (const [length, known] of pieces) {
    for (let at = 0; at + length <= text.length; at += 1) if (known.has(text.slice(at, at + length))) note(at, length);
  }
  for (const part of whole) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) note(at, part.length);
  }
  return spans.sort(([one], [other]) => one - other);
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let [left, end] = ['', -1];
  for (const [from, to] of spans) {
    if (from > end) left += `${text.slice(Math.max(0, end), from)}…`;
    end = Math.max(end, to);
  }
  return left + text.slice(Math.max(0, end));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Of ASCII, in whole groups: what is left over at the end depends on what comes behind. */
function base64(ascii: string): string {
  let encoded = '';
  for (let at = 0; at + 3 <= ascii.length; at += 3) {
    const bits = (ascii.charCodeAt(at) << 16) | (ascii.charCodeAt(at + 1) << 8) | ascii.charCodeAt(at + 2);
    for (const shift of [18, 12, 6, 0]) encoded += ALPHABET[(bits >> shift) & 63] ?? '';
  }
  return encoded;
}
