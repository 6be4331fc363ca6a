/**
 * What all three scripts share: asking Twenty for a page, and making a row of a record. `asked` holds what such a script has in its first
 * lines: address, key, the names of the object, the fields it wants, and how each column is made of them.
 */

/** One page behind `cursor`. Twenty's rate limit is waited out: one token comes back every 600 ms. */
function askPage(asked, size, cursor) {
  const query =
    'query Records($first: Int, $after: String, $orderBy: [' + asked.type + 'OrderByInput]) { ' +
    asked.object + '(first: $first, after: $after, orderBy: $orderBy) { ' +
    'edges { node { ' + asked.selection + ' } } pageInfo { hasNextPage endCursor } } }';
  const variables = { first: size, after: cursor, orderBy: [{ position: 'AscNullsFirst' }] };
  for (let tries = 1; tries <= 20; tries += 1) {
    const response = UrlFetchApp.fetch(asked.url + '/graphql', {
      method: 'post',
      contentType: 'application/json',
      headers: { Authorization: 'Bearer ' + asked.key },
      payload: JSON.stringify({ query: query, variables: variables }),
      muteHttpExceptions: true,
    });
    const text = response.getContentText('UTF-8');
    const answer = JSON.parse(text);
    if (!answer.errors) {
      const page = answer.data[asked.object];
      return { records: page.edges.map((edge) => edge.node), pageInfo: page.pageInfo, characters: text.length };
    }
    if (JSON.stringify(answer.errors).indexOf('imit reached') < 0) throw new Error(answer.errors[0].message);
    Utilities.sleep(600);
  }
  throw new Error('Twenty keeps refusing.');
}

/** A column is made of one or more paths, such as company.name; what is not there is an empty cell. */
function rowOf(record, columns) {
  return columns.map((paths) => {
    const parts = paths.map((path) => path.reduce((value, key) => (value === null || value === undefined ? null : value[key]), record));
    if (parts.length > 1) return asCell(parts.filter((part) => part !== null && part !== undefined && part !== '').join(' '));
    return asCell(parts[0]);
  });
}

/** Lists are joined, and every text stays a text: 1/2 is no date and =1+1 no formula. */
function asCell(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return asCell(value.join(', '));
  return typeof value === 'string' && value !== '' ? "'" + value : value;
}

/** Makes room: writing beyond the last row or column is an error. */
function makeRoom(sheet, rows, columns) {
  if (sheet.getMaxRows() < rows) sheet.insertRowsAfter(sheet.getMaxRows(), rows - sheet.getMaxRows());
  if (sheet.getMaxColumns() < columns) sheet.insertColumnsAfter(sheet.getMaxColumns(), columns - sheet.getMaxColumns());
}
