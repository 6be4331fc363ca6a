import type { CursorFacts, PageFacts } from './probes';
import type { Findings } from './examine';
import type { KeyFacts } from './key-facts';
import type { ViewFacts } from './view-facts';

/** What the report is written with. */
export interface Versions {
  readonly addOn: string;
  readonly node: string;
}

/** The report in Markdown, to paste into an issue: names of objects, fields and views, numbers, no record and no key. */
export function reportOf(found: Findings, { addOn, node }: Versions): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Server', serverLines(found)],
    ['Key', found.key ? keyLines(found.key) : []],
    ['Limits', limitLines(found)],
    ['Objects', objectLines(found)],
    ['Views', viewLines(found)],
    ['Pages', found.page ? pageLines(found.page) : []],
    ['Cursors', found.page ? cursorLines(found.cursors) : []],
    ['Timing', timingLines(found)],
  ];
  const head = [
    `## Twenty Sheets ${addOn}: doctor`,
    '',
    `Node ${node}. Names of objects, fields and views are below; no records, no key, no address. Look through it before you paste it.`,
  ];
  const stopped = found.stopped === null ? [] : ['', `**It stopped here:** ${found.stopped}`];
  const text = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => ['', `### ${title}`, '', ...lines]);
  return [...head, ...stopped, ...text, ''].join('\n');
}

function serverLines({ server, dialect }: Findings): readonly string[] {
  if (!dialect) return server === '' ? [] : [`- ${server}`];
  return [
    `- ${server}`,
    `- version: ${dialect.appVersion ?? 'not told'}`,
    `- views from: ${dialect.viewsFrom}; of types ${dialect.viewTypes.join(', ') || 'not told'}`,
    `- rules of filters and CSV: ${dialect.rules}; dates: ${dialect.dates}; ascending, empty values come ${dialect.ascendingNulls}`,
    `- rich text is ${dialect.richText}; not known to this server: ${dialect.lacks.join(', ') || 'nothing'}`,
  ];
}

const requestsOf = (count: number): string => `${count} request${count === 1 ? '' : 's'}`;

const yesNo = (value: boolean | null): string => (value === null ? 'not told' : value ? 'yes' : 'no');

function keyLines({ expires, ofThisWorkspace, role }: KeyFacts): readonly string[] {
  return [
    `- accepted; ends: ${expires?.slice(0, 10) ?? 'never'}; of this workspace: ${yesNo(ofThisWorkspace)}`,
    ...(role.told
      ? [
          `- role “${role.label}”: reads all objects: ${yesNo(role.readsAll)}; changes records: ${yesNo(role.writesAll)}; changes settings: ${yesNo(role.changesSettings)}`,
          '- **this key may manage API keys: more than the add-on needs.** docs/admin.md has a role with the least rights',
        ]
      : ['- its role may not look at API keys, so it is not told: that is as it should be']),
  ];
}

function limitLines({ limits, recordRequests, stopped }: Findings): readonly string[] {
  if (stopped !== null && recordRequests === 0) return [];
  if (limits.length === 0) return [`- none was met in ${requestsOf(recordRequests)} for records`];
  return limits.map(
    ({ limit, windowMs }) => `- ${limit} requests in ${windowMs / 1000} s, named by Twenty; the add-on keeps to 80 %`,
  );
}

function objectLines({ objects }: Findings): readonly string[] {
  if (objects.length === 0) return [];
  const rows = objects.map(({ object, records, refusal }) => {
    return `| ${cell(object.labelPlural)} | \`${object.namePlural}\` | ${object.fields.length} | ${records ?? `not readable (${refusal ?? '?'})`} |`;
  });
  return ['| object | in the API | fields | records |', '|---|---|---|---|', ...rows];
}

function viewLines({ views, viewsAsked }: Findings): readonly string[] {
  if (views.length === 0) return [];
  const wrong = views.filter(({ problem }) => problem !== null);
  const partly = views.filter((view) => view.problem === null && notesOf(view).length > 0);
  const means = viewsAsked
    ? 'can be pulled, and were asked for'
    : 'can be expressed; which fields the key may not read shows with --ask-views';
  return [
    `- ${views.length - wrong.length} of ${views.length} ${means}`,
    ...wrong.map((view) => `- **not:** ${titleOf(view)}: ${view.problem ?? ''}`),
    ...partly.map((view) => `- ${titleOf(view)}: ${notesOf(view).join('; ')}`),
  ];
}

const titleOf = ({ name, object, type }: ViewFacts): string =>
  `“${cell(name)}” (${cell(object)}, ${type.toLowerCase()})`;

/** What a pull of the view would say besides. */
function notesOf({ asksMe, leftOut, ignoredFilters }: ViewFacts): readonly string[] {
  const columns = leftOut.map(({ column, reason }) => `${cell(column)} (${reason})`);
  return [
    ...(asksMe ? ['asks who “me” is'] : []),
    ...(columns.length > 0 ? [`without the columns ${columns.join(', ')}`] : []),
    ...(ignoredFilters.length > 0 ? [`Twenty ignores its filters on ${ignoredFilters.map(cell).join(', ')}`] : []),
  ];
}

function pageLines({ object, asked, came, capped }: PageFacts): readonly string[] {
  const end = capped ? '**this server caps pages**; the add-on adapts' : 'no cap below that';
  return [`- ${cell(object)}: ${came} came of ${asked} asked for: ${end}`];
}

function cursorLines(found: CursorFacts | null): readonly string[] {
  if (!found) return ['- no object has enough records to tell'];
  const { object, expected, byId, sorted } = found;
  const verdict = (count: number): string => (count === expected ? 'complete' : `**${expected - count} lost**`);
  return [
    `- ${cell(object)}, in the order of ids (used where a view keeps changing): ${byId} of ${expected}: ${verdict(byId)}`,
    sorted === null
      ? '- sorted: this server refuses it (the add-on does not do it)'
      : `- sorted (the add-on does not do it; older versions lose records so): ${sorted} of ${expected}: ${verdict(sorted)}`,
  ];
}

function timingLines({ timings }: Findings): readonly string[] {
  return timings.map(
    ({ asked, requests, median, slowest }) =>
      `- ${asked}: ${requestsOf(requests)}, half of them within ${Math.round(median)} ms, the slowest ${Math.round(slowest)} ms`,
  );
}

/** Names are text: nothing in them may end a row or a line. */
const cell = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[|\\`<>*_[\]]/g, '\\$&');
