/** A careful one: reads everything first, at a pace that Twenty does not refuse, then clears and writes once. */
function careful(asked) {
  return writeOnce(asked, 200);
}

/** A very careful one: the same, with the largest pages that a server answers in time. */
function veryCareful(asked) {
  return writeOnce(asked, 5000);
}

function writeOnce(asked, size) {
  const rows = [asked.headers];
  let cursor = null;
  let requests = 0;
  let characters = 0;
  do {
    // A request takes some 300 ms: with as much again between two, there are 100 a minute. The first 90 may come at once.
    if (requests >= 90) Utilities.sleep(300);
    const page = askPage(asked, size, cursor);
    requests += 1;
    characters += page.characters;
    page.records.forEach((record) => rows.push(rowOf(record, asked.columns)));
    cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (cursor);
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.clearContents();
  makeRoom(sheet, rows.length, asked.headers.length);
  sheet.getRange(1, 1, rows.length, asked.headers.length).setValues(rows);
  return { records: rows.length - 1, characters: characters };
}
