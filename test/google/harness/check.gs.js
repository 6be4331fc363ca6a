/**
 * Checks of what the add-on takes Google to do, in plain Apps Script: the same text runs on the emulator in `npm test`. To add one, copy a
 * `check` of the file that is about the same service; docs/local.md says what to run then.
 */

/** In the order of the report. */
const CHECKS = [];
let service = '';

/** The checks that follow are about this. */
function about(name) {
  service = name;
}

/**
 * A check: `run` answers JSON.
 *   source    where the expectation is from: a section of docs/reference/google.md, a page of Google's reference, or our own code
 *   status    'documented' by Google | 'assumed'; what test/google/results.json holds is 'seen live' in the project that is built (SEEN)
 *   expected  the answer that the add-on is built for
 *   change    what to change in the add-on, or what changes for people, where the answer is another
 * Where several answers are thinkable, in place of `expected`:
 *   readings  name → answer; the first is the expected one
 *   variant   the emulator's variant (local/emulator/grid/values/variants.ts) whose values are these names
 */
function check(id, told, run) {
  const expected = told.readings ? Object.values(told.readings)[0] : told.expected;
  const status = SEEN[id] === undefined ? told.status : `seen live ${SEEN[id]}`;
  CHECKS.push(Object.assign({ id, service, run }, told, { expected, status }));
}

/** A source. */
const UNKNOWN = 'google.md §6.5: nobody wrote it down';

/** What a check throws that cannot be run now. */
function Skipped(reason) {
  this.reason = reason;
}

function skip(reason) {
  throw new Skipped(reason);
}

/** What is said beside the answer, such as a measured time. */
let details = [];
function detail(text) {
  details.push(text);
}

/** On the sheets of checks: where an execution ended in the midst of one, the next takes its sheet away. */
const SCRATCH = 'self-check/scratch';

let scratch = [];
/** An empty sheet, which goes when the check has ended. It has 1,000 rows and 26 columns. */
function fresh() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet(`check ${Utilities.getUuid().slice(0, 13)}`);
  sheet.addDeveloperMetadata(SCRATCH);
  scratch.push(sheet);
  return sheet;
}

function sweepScratch() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  for (const tag of spreadsheet.createDeveloperMetadataFinder().withKey(SCRATCH).find())
    spreadsheet.deleteSheet(tag.getLocation().getSheet());
}

function dropScratch() {
  const sheets = scratch;
  scratch = [];
  for (const sheet of sheets) SpreadsheetApp.getActiveSpreadsheet().deleteSheet(sheet);
}

/** A validation rule that warns. */
function ruleFor(text) {
  return SpreadsheetApp.newDataValidation().requireTextContains(text).build();
}

/** ['a', 'b'] → [['a'], ['b']] */
function column(values) {
  return values.map((value) => [value]);
}

/** The first column of a block in one line, "-" for a blank. */
function line(range) {
  return range
    .getValues()
    .map(([value]) => (value === '' ? '-' : String(value)))
    .join(' ');
}

/** The answer of the work, or 'refused' where it throws, at once or when what was written is flushed. */
function orRefused(work) {
  try {
    const answer = work();
    SpreadsheetApp.flush();
    return typeof answer === 'function' ? answer() : answer;
  } catch (error) {
    if (isMissing(error)) throw error;
    detail(messageOf(error));
    return 'refused';
  }
}

function messageOf(error) {
  return String((error && error.message) || error);
}

/** The emulator lacks something: no answer of Google. */
function isMissing(error) {
  return /not emulated/.test(messageOf(error));
}

function sameJson(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * What became of a check: `got`, `error` or `skipped`; `reading`: the name of the answer that came, where it is a known one.
 * The form is that of `npm run google-checks`, and more.
 */
function outcomeOf(one) {
  const out = { id: one.id, source: one.source, expected: one.expected, ok: false, missing: false };
  details = [];
  const begun = Date.now();
  try {
    out.got = one.run();
    SpreadsheetApp.flush();
  } catch (error) {
    delete out.got;
    if (error instanceof Skipped) out.skipped = error.reason;
    else out.error = messageOf(error);
    out.missing = isMissing(error);
  }
  try {
    dropScratch();
  } catch (error) {
    detail(`The sheet of the check stayed: ${messageOf(error)}`);
  }
  out.seconds = Math.round((Date.now() - begun) / 100) / 10;
  const answered = out.error === undefined && out.skipped === undefined;
  out.ok = answered && sameJson(out.got, one.expected);
  const known = answered && one.readings ? Object.entries(one.readings) : [];
  const [reading] = known.filter(([, answer]) => sameJson(answer, out.got)).map(([name]) => name);
  if (reading !== undefined) out.reading = reading;
  if (details.length > 0) out.detail = details.join('; ');
  out.verdict = verdictOf(one, out);
  return out;
}

function verdictOf(one, out) {
  if (out.skipped !== undefined) return 'not run';
  if (out.ok) return `as ${one.status}`;
  if (out.reading === undefined) return out.error === undefined ? 'otherwise' : 'error';
  return one.variant ? `otherwise: ${one.variant} is ${out.reading}` : `otherwise: ${out.reading}`;
}

/** For `npm run google-checks`. */
function countChecks() {
  return CHECKS.length;
}

function runOne(index) {
  return JSON.stringify(outcomeOf(CHECKS[index]));
}

/** All checks in one execution, as JSON. */
function runAll() {
  return JSON.stringify(CHECKS.map(outcomeOf));
}

/** What the checks are, as JSON. */
function listChecks() {
  return JSON.stringify(CHECKS);
}
