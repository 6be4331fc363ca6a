about('Other services and limits');

check(
  'the name of a sheet is quick to have',
  {
    source: 'google.md §6.5, tested by others',
    status: 'assumed',
    variant: 'sheetNames',
    readings: { quick: 'quick', slowAfterChanges: 'slowAfterChanges' },
    change: 'Fix the variant; names are asked for where they are shown only.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('B1:B1000').setFormulaR1C1('=SUM(R1C[-1]:R[0]C[-1])');
    sheet.getRange('A1:A1000').setValue(1);
    const begun = Date.now();
    sheet.getName();
    const ms = Date.now() - begun;
    detail(`${ms} ms`);
    return ms < 3000 ? 'quick' : 'slowAfterChanges';
  },
);

check(
  'cells a second, in blocks of 10,000 and 50,000',
  {
    source: 'google.md §6.4',
    status: 'assumed',
    expected: true,
    change: 'Fewer than 5,000 a second: src/sheet/write.ts (CELLS_PER_WRITE) must be smaller.',
  },
  () => {
    const speeds = [1000, 5000].map((rows) => {
      const sheet = fresh();
      if (sheet.getMaxRows() < rows) sheet.insertRowsAfter(sheet.getMaxRows(), rows - sheet.getMaxRows());
      const block = Array.from({ length: rows }, (_, row) =>
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `'${row} ${at}`),
      );
      const begun = Date.now();
      sheet.getRange(1, 1, rows, 10).setValues(block);
      SpreadsheetApp.flush();
      return Math.round((rows * 10 * 1000) / Math.max(1, Date.now() - begun));
    });
    detail(`${speeds.join(' and ')} cells/s`);
    return speeds.every((speed) => speed > 5000);
  },
);

check(
  '200,000 cells are read in one block',
  {
    source: 'google.md §6.4',
    status: 'assumed',
    expected: 200000,
    change: 'src/sheet/blocks.ts (CELLS_PER_READ) must be smaller.',
  },
  () => {
    const sheet = fresh();
    if (sheet.getMaxRows() < 10000) sheet.insertRowsAfter(sheet.getMaxRows(), 10000 - sheet.getMaxRows());
    sheet.getRange('A1:T10000').setValue(7);
    SpreadsheetApp.flush();
    const begun = Date.now();
    const sum = sheet
      .getRange('A1:T10000')
      .getValues()
      .reduce((count, row) => count + row.filter((value) => value === 7).length, 0);
    detail(`${Date.now() - begun} ms`);
    return sum;
  },
);

check(
  'numbers keep all their digits',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: [4012888888881881, 9007199254740991, -1234567890.123456, 0.1],
    change: 'src/cells/number-cell.ts must make texts of numbers of 16 digits, and src/cells/scalar.ts compare 15.',
  },
  () => {
    const range = fresh().getRange('A1:A4');
    range.setValues(column([4012888888881881, 9007199254740991, -1234567890.123456, 0.1]));
    SpreadsheetApp.flush();
    return range.getValues().map(([value]) => value);
  },
);

check(
  'the engine has what the script calls',
  {
    source: 'https://developers.google.com/apps-script/guides/v8-runtime',
    status: 'assumed',
    expected: [2, 'b-b', 2, 1, '1,2', true, 'x', 3, 0],
    change: 'esbuild.config.mjs: what is missing must be written out in src/.',
  },
  () => [
    [1, 2].at(-1),
    'a-a'.replaceAll('a', 'b'),
    [...'a1b2'.matchAll(/\d/gu)].length,
    Object.fromEntries([['a', 1]]).a,
    [[1], [2]].flatMap((one) => one).join(),
    /^\p{L}\p{Emoji_Modifier}?$/u.test('é'),
    [null][0] ?? 'x',
    { a: { b: 3 } }?.a?.b,
    Math.imul(65536, 65536),
  ],
);

check(
  'a request takes a time-out',
  {
    source: 'https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app',
    status: 'documented',
    expected: 'taken',
    change: 'src/gas/http.ts waits as long as Google does.',
  },
  () => {
    UrlFetchApp.getRequest('https://example.com/', { timeoutSeconds: 60, followRedirects: false });
    return 'taken';
  },
);

check(
  'developer metadata: 30,000 characters a sheet',
  {
    source: 'https://developers.google.com/workspace/sheets/api/guides/metadata; google.md §6.6',
    status: 'documented',
    expected: ['kept', 'refused'],
    change: 'src/sync/own/columns/metadata.ts counts against this limit.',
  },
  () =>
    [28990, 31001].map((size) =>
      orRefused(() => {
        fresh().addDeveloperMetadata('big', 'x'.repeat(size));
        return 'kept';
      }),
    ),
);

check(
  'a sheet is found by its id and by its name, and null where there is none',
  {
    source: 'https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet; google.md §6.3',
    status: 'documented',
    expected: [true, true, true, true],
    change: 'src/gas/sheet/sheet-list.ts must look through all sheets.',
  },
  () => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = fresh();
    const [id, name] = [sheet.getSheetId(), sheet.getName()];
    const found = [
      spreadsheet.getSheetById(id).getName() === name,
      spreadsheet.getSheetByName(name).getSheetId() === id,
    ];
    const none = `${name} no more`;
    return [...found, spreadsheet.getSheetById(id + 1) === null, spreadsheet.getSheetByName(none) === null];
  },
);

check(
  'a tag of a column follows it',
  {
    source: 'https://developers.google.com/workspace/sheets/api/guides/metadata',
    status: 'documented',
    expected: [4],
    change: 'src/gas/sheet/tags/tags.ts cannot find columns that moved.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('C:C').addDeveloperMetadata('self-check', 'v', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    sheet.insertColumnsAfter(1, 1);
    const kind = SpreadsheetApp.DeveloperMetadataLocationType.COLUMN;
    const found = sheet.createDeveloperMetadataFinder().withKey('self-check').withLocationType(kind).find();
    return found.map((tag) => tag.getLocation().getColumn().getColumn());
  },
);

check(
  'enum values compare with ===',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    expected: true,
    change: 'src/gas/sheet/tags/tags.ts must compare names.',
  },
  () => {
    const sheet = fresh();
    sheet.addDeveloperMetadata('x', 'y');
    const type = sheet.getDeveloperMetadata()[0].getLocation().getLocationType();
    return type === SpreadsheetApp.DeveloperMetadataLocationType.SHEET;
  },
);

check(
  'a script of a spreadsheet has its lock and properties',
  {
    source: 'https://developers.google.com/apps-script/reference/lock/lock-service',
    status: 'documented',
    expected: [true, true],
    change: 'The sidebar says the sentence of a missing lock (src/remedies/sheet.ts).',
  },
  () => [LockService.getDocumentLock() !== null, PropertiesService.getDocumentProperties() !== null],
);

check(
  'the engine reads ?., ?? and a lookbehind',
  {
    source: 'https://developers.google.com/apps-script/guides/v8-runtime; google.md §5',
    status: 'assumed',
    expected: [1, 2, 'a_B'],
    change: 'esbuild.config.mjs must lower them.',
  },
  () => {
    // As text: an engine that cannot parse it would not run the other checks either.
    const text = 'const o = { a: 1 }; return [o?.a, o.b ?? 2, "aB".replace(/(?<=[a-z])(?=[A-Z])/g, "_")];';
    return new Function(text)();
  },
);

check(
  'one host that is not there ends fetchAll, muted or not',
  {
    source: 'google.md §7',
    status: 'assumed',
    expected: 'refused',
    change: 'src/gas/http.ts expects an error there, not an answer.',
  },
  () =>
    orRefused(() => {
      const url = 'https://nobody.invalid/';
      return UrlFetchApp.fetchAll([{ url, muteHttpExceptions: true }]).map((answer) => answer.getResponseCode());
    }),
);

check(
  'a bound script may have several clock triggers',
  {
    source: 'https://developers.google.com/apps-script/reference/script/clock-trigger-builder; google.md §2.1',
    status: 'documented',
    expected: 2,
    change: 'src/gas/continuation.ts: a scheduled refresh goes on at the next hour only.',
  },
  () => {
    const make = () => ScriptApp.newTrigger('onMeasuredTrigger').timeBased().everyHours(1).create();
    const made = [];
    try {
      made.push(make().getUniqueId());
      made.push(make().getUniqueId());
      const listed = ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet());
      return listed.filter((trigger) => made.includes(trigger.getUniqueId())).length;
    } finally {
      for (const trigger of ScriptApp.getProjectTriggers()) {
        if (made.includes(trigger.getUniqueId())) ScriptApp.deleteTrigger(trigger);
      }
    }
  },
);

check(
  'a person may have 20 triggers in a script',
  {
    source: 'https://developers.google.com/apps-script/guides/services/quotas; google.md §1.1',
    status: 'documented',
    expected: 20,
    change: 'src/gas/scheduler.ts says the sentence of too many triggers.',
  },
  () => {
    const before = ScriptApp.getProjectTriggers().length;
    const made = [];
    try {
      while (before + made.length < 25) {
        made.push(ScriptApp.newTrigger('onMeasuredTrigger').timeBased().everyHours(1).create());
      }
    } catch (error) {
      if (isMissing(error)) throw error;
      detail(messageOf(error));
    } finally {
      for (const trigger of made) ScriptApp.deleteTrigger(trigger);
    }
    return before + made.length;
  },
);

check(
  'a trigger made by a triggered run fires, and finds the spreadsheet',
  {
    source: 'google.md §2.2 and §2.3',
    status: 'assumed',
    expected: [true, true],
    change: 'src/gas/continuation.ts: a scheduled refresh goes on at the next hour only.',
  },
  () => {
    const noted = measured('trigger', 'takes some minutes');
    if (noted.secondAt === undefined && Date.now() - noted.madeAt < 20 * 60 * 1000) skip('not fired yet: run it later');
    const after = (from, to) => (to === undefined ? 'never' : `${Math.round((to - from) / 1000)} s`);
    detail(`after(60 s): first ${after(noted.madeAt, noted.firstAt)}, second ${after(noted.firstAt, noted.secondAt)}`);
    return [noted.foundSpreadsheet === true, noted.secondAt !== undefined];
  },
);

check(
  'an execution ends after 6 minutes without catch and finally',
  {
    source: 'https://developers.google.com/apps-script/guides/services/quotas; google.md §1.1',
    status: 'assumed',
    expected: [true, false, false],
    change: 'A job is saved after each step in any case; src/calls/app/session.ts may use another limit.',
  },
  () => {
    const noted = measured('time limit', 'takes 6 minutes');
    detail(`ended after ${noted.seconds} s`);
    return [noted.seconds > 330 && noted.seconds < 390, noted.catchRan, noted.finallyRan];
  },
);

for (const megabytes of [1, 5, 10, 25]) {
  check(
    `google.script.run carries an answer of ${megabytes} MB`,
    {
      source: 'https://developers.google.com/apps-script/guides/html/communication names no limit; google.md §4.2',
      status: 'assumed',
      expected: true,
      change:
        megabytes > 5
          ? 'Nothing: the add-on sends less. Fewer, larger pieces would be no way.'
          : 'src/csv/csv.ts must send fewer records in one answer.',
    },
    () => measured('payloads', 'needs a page and up to 25 MB')[megabytes],
  );
}
