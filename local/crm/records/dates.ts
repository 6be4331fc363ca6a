/**
 * The forms of dates that Twenty reads in a filter. PostgreSQL would read more; what is none of these does not get that far. Groups
 * of digits may be shorter, as in `2026-1-5`.
 */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const DAY = String.raw`(?<year>\d{1,4})-(?<month>\d{1,2})-(?<day>\d{1,2})`;
const DAYS = [
  DAY,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?<year>\d{1,4})(?<dot>[./])(?<month>\d{1,2})\k<dot>(?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})(?<dot>[-./])(?<day>\d{1,2})\k<dot>(?<year>\d{1,4})`,
  String.raw`(?<name>[a-z]+) (?<day>\d{1,2}), (?<year>\d{1,4})`,
  String.raw`(?<day>\d{1,2}) (?<name>[a-z]+) (?<year>\d{1,4})`,
  String.raw`(?<day>\d{1,2})-(?<name>[a-z]{3})-(?<year>\d{1,4})`,
  String.raw`(?<year>\d{1,4})-(?<name>[a-z]{3})-(?<day>\d{1,2})`,
];
const FRACTION = String.raw`(?:\.(?<fraction>\d{1,3}))?`;
const SECONDS = String.raw`(?<hour>\d{1,2}):(?<minute>\d{1,2}):(?<second>\d{1,2})${FRACTION}`;
const SHORT_ZONE = String.raw`(?<zone>Z|[+-]\d{2}(?:\d{2})?)?`;
const ZONE = String.raw`(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?`;

const formsOf = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(`^${source}$`, 'i'));

const DATE_FORMS = formsOf(...DAYS, `${DAY}T${SECONDS}${SHORT_ZONE}`, `${DAY} ${SECONDS}`);
const INSTANT_FORMS = formsOf(
  ...DAYS,
  `${DAY}T${SECONDS}${ZONE}`,
  `${DAY} ${SECONDS}`,
  String.raw`${DAY} (?<hour>\d{1,2}):(?<minute>\d{1,2})`,
);

type Groups = Readonly<Record<string, string | undefined>>;

const monthOf = ({ month, name }: Groups): number =>
  name === undefined
    ? Number(month)
    : 1 + MONTHS.findIndex((each) => each === name.toLowerCase() || each.slice(0, 3) === name.toLowerCase());

/** Minutes east of Greenwich: `+0530`, `+05:30`, `+05`. */
function offsetOf(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** Milliseconds since the epoch as if it were UTC, or undefined for what is no moment of the calendar and the clock. */
function localMoment(groups: Groups): number | undefined {
  const [year, month, day] = [Number(groups['year']), monthOf(groups), Number(groups['day'])];
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((name) => Number(groups[name] ?? 0));
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const made = new Date(midnight);
  // `Date` would make 2 March of 30 February.
  if (year < 1 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  const milliseconds = Number((groups['fraction'] ?? '0').padEnd(3, '0'));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function readForms(
  forms: readonly RegExp[],
  text: string,
): { readonly local: number; readonly zone?: string } | undefined {
  for (const form of forms) {
    const groups: Groups | undefined = form.exec(text)?.groups;
    const local = groups && localMoment(groups);
    if (local !== undefined) return { local, ...(groups?.['zone'] === undefined ? {} : { zone: groups['zone'] }) };
  }
  return undefined;
}

/** `2026-01-05` of a text that a DATE can be compared with: the day that stands there, whatever the zone. Undefined for any other text. */
export function readDay(text: string): string | undefined {
  const found = readForms(DATE_FORMS, text);
  return found && new Date(found.local).toISOString().slice(0, 10);
}

/** The instant of a text that a DATE_TIME can be compared with, as the wire shows it; without a zone it is UTC. */
export function readInstant(text: string): string | undefined {
  const found = readForms(INSTANT_FORMS, text);
  return found && new Date(found.local - offsetOf(found.zone) * 60_000).toISOString();
}
