import { readContents } from '../../../local/emulator/grid/edit/contents';
import type { SpreadsheetState } from '../../../local/emulator/grid/state/state';
import { benchColumns } from '../../../local/bench/columns';
import { type BenchDemo, START, startBenchDemo, widthOf } from '../../../local/bench/demo';
import { VIEW } from '../../../local/bench/scenarios';
import { openScripts } from '../../../local/bench/scripts';
import { openAddOn } from '../../../local/pull/add-on';
import { runPull } from '../../../local/pull/run';

/** The scripts that ours is compared with, against the demo. Needs `npm run build`. */
jest.setTimeout(120_000);

const RECORDS = 450;
const width = benchColumns(8);
let demo: BenchDemo;
beforeAll(async () => {
  demo = await startBenchDemo(RECORDS);
});
afterAll(() => demo?.stop());

/** The sheet as it shows, rows of text: the first one with content that is not hidden. */
function rowsOf(state: SpreadsheetState): string[][] {
  const sheet = state.sheets.find(({ hidden, columns }) => !hidden && (columns[0]?.contents.items.length ?? 0) > 1);
  if (!sheet) throw new Error('Nothing was written.');
  const rows = sheet.columns[0]?.contents.items.length ?? 0;
  return readContents(sheet, { row: 2, column: 1, rows: rows - 1, columns: width.columns.length }).map((row) =>
    row.map((content) => (typeof content === 'string' ? content : JSON.stringify(content))),
  );
}

/** Each emulator begins at the same instant: the demo's rate limit must not remember what others asked later than that. */
const restore = () => demo.change({ restore: true, now: [widthOf(VIEW, width.fields)] });

async function view(): Promise<string[][]> {
  const allowedOrigins = [new URL(demo.url).origin];
  const zone = { timeZone: 'Etc/UTC', allowedOrigins, start: START, tellTime: demo.tellTime };
  const addOn = openAddOn({ folder: 'dist', ...zone });
  await runPull(addOn, demo, { object: 'people', view: VIEW, csv: null, ids: null, me: null }, () => undefined);
  return rowsOf(addOn.state);
}

/** Columns that a plain script shows as the view does; dates are texts there. */
const SAME = ['id', 'name.firstName name.lastName', 'jobTitle', 'emails.primaryEmail', 'companyId', 'company.name'];

test.each(['everybody', 'careful', 'veryCareful'] as const)(
  '%s writes the records of the view, in its order',
  async (name) => {
    const columns = width.headers.flatMap((header, index) => (SAME.includes(header) ? [index] : []));
    const shown = (rows: readonly string[][]) => rows.map((row) => columns.map((column) => row[column]));
    expect(columns.length).toBeGreaterThanOrEqual(4);
    await restore();
    const wanted = shown(await view());
    const scripts = openScripts(demo, width);
    await restore();
    const run = scripts.run(name);
    expect(run.records).toBe(RECORDS);
    expect(shown(rowsOf(scripts.state))).toEqual(wanted);
    // Again over what it wrote: nothing is left over and nothing is doubled.
    scripts.run(name);
    expect(shown(rowsOf(scripts.state))).toEqual(wanted);
  },
);

test('a known script costs what its calls, requests and cells cost', async () => {
  await restore();
  const { run } = openScripts(demo, width);
  const { modelledMs, requests, cellsWritten } = run('careful');
  const cells = (RECORDS + 1) * width.columns.length;
  expect([requests, cellsWritten]).toEqual([3, cells]);
  // Finding the sheet and the range, and asking how large the sheet is: 5 ms each; clearing and writing: 50 ms each.
  const calls = ['getActiveSpreadsheet', 'getSheets', 'getMaxRows', 'getMaxColumns', 'getRange'].length * 5 + 2 * 50;
  expect(modelledMs).toBeCloseTo(3 * 300 + calls + cells * 0.036, 0);
});
