/** JSON made wrong: at one place, drawn by numbers, something else stands. Plain data, so that it crosses to a thread. */
import * as fc from 'fast-check';

export interface Spoil {
  /** Where: at each level the number of the member to go into, and one that says when to stop. */
  readonly path: readonly number[];
  readonly what: 'junk' | 'remove' | 'repeat' | 'nest' | 'rename';
  readonly junk: unknown;
}

/** Deeper than an engine has room for when it writes JSON. */
const DEEP = 20_000;
const LONG = 60_000;
/** Where the nest goes. */
const HERE = 'a nest of objects and lists';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '=1+1',
    '\uFEFF=HYPERLINK("https://x")',
    '+1',
    '9999-99-99',
    '0000-00-00',
    '-271821-04-19T23:59:59.999Z',
    '+275760-09-13T00:00:00.001Z',
    '2026-02-30',
    '1e400',
    '12345678901234567890',
    '\u202Egnp.exe',
    '\ud800',
    '__proto__',
    '../..',
    '</script>',
    '$&$1',
  ),
  fc.constant('x'.repeat(LONG)),
);
const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -1, 1e300, -1e300, 1e-300, 2 ** 53 + 1, 2 ** 31, 8.64e15 + 1, 0.5),
);

/** What nobody expects. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  numbers,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { id: null }),
  fc.jsonValue({ maxDepth: 2 }),
);

export const spoil: fc.Arbitrary<Spoil> = fc.record({
  path: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 9 }),
  what: fc.constantFrom('junk', 'junk', 'junk', 'remove', 'repeat', 'nest', 'rename'),
  junk,
});

/** The text of a value that was spoilt. */
export function spoilt(value: unknown, { path, what, junk: other }: Spoil): string {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const holder = { value: copy };
  spoilAt(holder, 'value', path, what, what === 'nest' ? HERE : other);
  const text = JSON.stringify(holder.value) ?? 'null';
  return text.replace(JSON.stringify(HERE), () => '{"a":['.repeat(DEEP) + ']}'.repeat(DEEP));
}

type Holder = Record<string, unknown>;

function spoilAt(holder: Holder, key: string, path: readonly number[], what: Spoil['what'], other: unknown): void {
  const [step, ...rest] = path;
  const inner = holder[key];
  const members = typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
  if (step !== undefined && members.length > 0) {
    const member = members[step % members.length] ?? '';
    spoilAt(inner as Holder, member, rest, what, other);
    return;
  }
  if (what === 'remove') delete holder[key];
  else if (what === 'rename') {
    delete holder[key];
    holder[`${key}x`] = inner;
  } else if (what === 'repeat' && Array.isArray(holder)) holder.push(...Array.from({ length: 300 }, () => inner));
  else holder[key] = other;
}
