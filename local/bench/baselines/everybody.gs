/** The script that everybody writes: clears the sheet, then 200 records a page by cursor, each page written when it comes. */
function everybody(asked) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.clear();
  makeRoom(sheet, 1, asked.headers.length);
  sheet.getRange(1, 1, 1, asked.headers.length).setValues([asked.headers]);
  let cursor = null;
  let written = 0;
  let characters = 0;
  do {
    const page = askPage(asked, 200, cursor);
    const rows = page.records.map((record) => rowOf(record, asked.columns));
    if (rows.length > 0) {
      makeRoom(sheet, 1 + written + rows.length, asked.headers.length);
      sheet.getRange(2 + written, 1, rows.length, asked.headers.length).setValues(rows);
    }
    written += rows.length;
    characters += page.characters;
    cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (cursor);
  return { records: written, characters: characters };
}
