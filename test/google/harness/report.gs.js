/** Runs the checks from the menu, and tells what came of them. */

const REPORT = 'Self-check report';
/** Of the 6 minutes that an execution has. */
const RUN_MS = 4 * 60 * 1000;
const HEADERS = ['Check', 'About', 'Source', 'Status', 'Expected', 'Seen', 'Verdict', 'What to change', 'Seconds'];

/** Runs what has no outcome yet, or could not be run before; what is left after four minutes waits for the next call. */
function runChecks() {
  sweepScratch();
  const kept = PropertiesService.getDocumentProperties();
  const before = kept.getProperties();
  const outcomeBefore = (one) => JSON.parse(before[keyOf(one)] || 'null');
  const open = CHECKS.filter((one) => {
    const out = outcomeBefore(one);
    return out === null || out.skipped !== undefined;
  });
  const begun = Date.now();
  let left = open.length;
  for (const one of open) {
    if (Date.now() - begun > RUN_MS) break;
    // Stays where the check ends the execution: the next call goes on behind it.
    kept.setProperty(keyOf(one), JSON.stringify({ ok: false, error: 'it ended the execution', verdict: 'error' }));
    kept.setProperty(keyOf(one), JSON.stringify(outcomeOf(one)));
    left -= 1;
  }
  writeReport();
  const said = left === 0 ? 'Done: see the report.' : `${left} checks are left: choose "Run the checks" again.`;
  SpreadsheetApp.getActiveSpreadsheet().toast(said, 'Self-check', 30);
}

function keyOf(one) {
  return `outcome ${one.id}`;
}

/** Pairs of a check and its outcome, of those that have one. */
function outcomes() {
  const kept = PropertiesService.getDocumentProperties().getProperties();
  return CHECKS.flatMap((one) => {
    const out = kept[keyOf(one)];
    return out === undefined ? [] : [[one, JSON.parse(out)]];
  });
}

/** One text for what came. JSON begins with no sign that a cell would take for a formula. */
function seenText(out) {
  if (out.skipped !== undefined) return `not run: ${out.skipped}`;
  const seen = out.error === undefined ? JSON.stringify(out.got) : `error: ${out.error}`;
  return out.detail === undefined ? seen : `${seen} (${out.detail})`;
}

function isOtherwise(out) {
  return !out.ok && out.skipped === undefined;
}

function writeReport() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(REPORT) || spreadsheet.insertSheet(REPORT, 0);
  const rows = outcomes().map(([one, out]) => [
    one.id,
    one.service,
    one.source,
    one.status,
    JSON.stringify(one.expected),
    seenText(out),
    out.verdict,
    isOtherwise(out) ? one.change : '',
    out.seconds === undefined ? '' : out.seconds,
  ]);
  sheet.clear();
  sheet.getRange(1, 1, rows.length + 1, HEADERS.length).setValues([HEADERS].concat(rows));
  sheet.setFrozenRows(1);
  outcomes().forEach(([, out], index) => {
    if (isOtherwise(out)) sheet.getRange(index + 2, 1, 1, HEADERS.length).setBackground('#fce8e6');
  });
}

/** What to paste into an issue: what differs, and the block that goes into test/google/results.json. It holds nothing of the person. */
function issueText() {
  const all = outcomes();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const on = Utilities.formatDate(new Date(), 'Etc/UTC', 'yyyy-MM-dd');
  const count = (fits) => all.filter(([, out]) => fits(out)).length;
  const seen = {};
  for (const [one, out] of all) {
    if (out.skipped === undefined && out.error === undefined) seen[one.id] = { seen: out.got, on };
  }
  const skipped = count((out) => out.skipped !== undefined);
  return [
    `Self-check of ${on}, ${spreadsheet.getSpreadsheetLocale()}, ${spreadsheet.getSpreadsheetTimeZone()}: ` +
      `${count((out) => out.ok)} as expected, ${count(isOtherwise)} otherwise, ${skipped} not run`,
    '',
    ...all.filter(([, out]) => isOtherwise(out)).map(issueLine),
    '',
    '```json',
    JSON.stringify(seen, null, 1),
    '```',
  ].join('\n');
}

function issueLine([one, out]) {
  return `- **${one.id}**: ${out.verdict}. Expected ${JSON.stringify(one.expected)}, seen ${seenText(out)}. ${one.change}`;
}

function showIssueText() {
  const escaped = issueText().replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const page = HtmlService.createHtmlOutput(`<textarea readonly style="width:100%;height:95%">${escaped}</textarea>`);
  SpreadsheetApp.getUi().showModalDialog(page.setWidth(700).setHeight(480), 'Copy this into an issue');
}
