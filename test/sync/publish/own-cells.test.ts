import {
  idOf,
  newJob,
  people,
  person,
  pull,
  range,
  shown,
  slice,
  tableSheet,
  viewOf,
  type World,
  world,
} from '../pulling';

/** Id, Name, City of these people, and a place to write beside them. */
function tableOf(...numbers: readonly number[]) {
  const here = world(people(...numbers));
  pull(here);
  const { id, name } = tableSheet(here);
  return { here, id, name, sheet: here.spreadsheet };
}

const archived = (here: World) =>
  here.spreadsheet
    .show('Twenty archive')
    .slice(1)
    .map((line) => line.slice(2, 7));

describe('a note', () => {
  test('on a cell of the table follows its record; one on a header stays', () => {
    const { here, name, sheet } = tableOf(1, 2, 3);
    sheet.note(name, 1, 2, 'about names');
    sheet.note(name, 2, 2, 'VIP');
    sheet.note(name, 4, 1, 'checked');
    here.twenty.records = people(3, 9, 2, 1);
    expect(pull(here).phase).toBe('done');
    const notes = sheet.notesOf(name).map((row) => row.filter((note) => note !== ''));
    expect(notes).toEqual([['about names'], ['checked'], [], [], ['VIP']]);
    expect(sheet.notesOf(name)[4]).toEqual(['', 'VIP', '']);
  });

  test('on a record that left goes to the archive, under the header of its column', () => {
    const { here, name, sheet } = tableOf(1, 2);
    sheet.note(name, 2, 2, 'VIP');
    sheet.type(name, 1, 4, 'Mine');
    sheet.type(name, 2, 4, 'call');
    sheet.note(name, 2, 4, 'soon');
    here.twenty.records = people(2);
    pull(here);
    expect(archived(here)).toEqual([
      [idOf(1), 'Mine', 'call', '', 'soon'],
      [idOf(1), 'Name', '', '', 'VIP'],
    ]);
    expect(sheet.notesOf(name).flat().join('')).toBe('');
  });

  test('on the last record goes to the archive too where rows come before it', () => {
    const { here, name, sheet } = tableOf(1, 2);
    sheet.type(name, 1, 4, 'Mine');
    sheet.type(name, 3, 4, 'call');
    sheet.note(name, 3, 4, 'soon');
    here.twenty.records = people(3, 4, 5);
    pull(here);
    expect(archived(here)).toEqual([[idOf(2), 'Mine', 'call', '', 'soon']]);
    expect(sheet.notesOf(name).flat().join('')).toBe('');
  });

  test('right of everything, or in a column that holds nothing else, follows its record too', () => {
    const { here, name, id, sheet } = tableOf(1, 2);
    sheet.note(name, 2, 5, 'far right');
    here.twenty.records = people(2, 1);
    pull(here);
    expect(sheet.notes({ sheetId: id, row: 2, column: 1, rows: 999, columns: 26 })).toEqual([
      { row: 3, column: 5, text: 'far right' },
    ]);
  });

  test('beside a formula that all rows share follows its record, and the formula fills all rows', () => {
    const { here, name, sheet } = tableOf(1, 2, 3, 4);
    for (const row of range(2, 5)) sheet.type(name, row, 4, '=RC[-2]&"!"');
    sheet.note(name, 2, 4, 'loud');
    sheet.note(name, 4, 4, 'gone with 3');
    here.twenty.records = people(5, 2, 1);
    pull(here);
    // A formula that all rows share is not lost with some of them.
    expect(archived(here)).toEqual([[idOf(3), '', '', '', 'gone with 3']]);
    expect(sheet.formulasOf(name).map((row) => row[3])).toEqual(['', ...Array(3).fill('=RC[-2]&"!"')]);
    expect(sheet.notesOf(name).map((row) => row[3])).toEqual(['', '', '', 'loud']);
  });

  test('under a table of one row moves down with the table, though nothing else stands there', () => {
    const { here, name, id, sheet } = tableOf(1);
    sheet.note(name, 4, 2, 'below');
    here.twenty.records = people(...range(1, 5));
    pull(here);
    const [note] = sheet.notes({ sheetId: id, row: 2, column: 1, rows: 999, columns: 26 });
    expect(note?.row).toBeGreaterThan(6);
  });

  test('without the id column that keeps it in place ends the pull with a sentence', () => {
    const { here, name, sheet } = tableOf(1, 2);
    sheet.note(name, 2, 2, 'VIP');
    sheet.personDeletesColumn(name, 1);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'id-column-gone' });
  });
});

describe('a number format', () => {
  test('of one cell follows its record, and new records get the column’s usual one', () => {
    const { here, name, sheet } = tableOf(1, 2, 3);
    sheet.type(name, 2, 4, 46_143);
    sheet.personFormats(name, 2, 4, 'yyyy-mm-dd');
    sheet.type(name, 3, 4, 7);
    here.twenty.records = people(4, 3, 2, 1);
    pull(here);
    expect(shown(here).map((row) => row[3])).toEqual(['', '', '', 7, 46_143]);
    expect(sheet.formatsOf(name).map((row) => row[3])).toEqual([
      'general',
      'general',
      'general',
      'general',
      'yyyy-mm-dd',
    ]);
  });

  test('of a record that left does not stay behind for another', () => {
    const { here, name, sheet } = tableOf(1, 2, 3);
    sheet.type(name, 2, 4, 46_143);
    sheet.personFormats(name, 2, 4, 'yyyy-mm-dd');
    sheet.type(name, 3, 4, 7);
    here.twenty.records = people(2, 3);
    pull(here);
    expect(sheet.formatsOf(name).map((row) => row[3])).toEqual(['general', 'general', 'general']);
  });

  test('of a whole column is left as it is', () => {
    const { here, name, id, sheet } = tableOf(1, 2);
    sheet.type(name, 2, 4, 1);
    for (const row of range(1, 3)) sheet.personFormats(name, row, 4, '0.00');
    let formatted = 0;
    const { apply } = sheet;
    Object.assign(sheet, {
      apply: (edits: Parameters<typeof apply>[0]) => {
        formatted += edits.filter((edit) => edit.kind === 'numberFormats' && edit.sheetId === id).length;
        apply(edits);
      },
    });
    here.twenty.records = people(2, 1);
    pull(here);
    expect(shown(here).map((row) => row[3])).toEqual(['', '', 1]);
    expect(formatted).toBe(0);
  });
});

describe('what another person closed', () => {
  const closed = (row: number, column: number, rows: number, columns: number) => ({
    row,
    column,
    rows,
    columns,
    open: [],
  });

  test.each([
    ['a cell that changes', closed(3, 3, 1, 1), 'C3', [person(1), person(2, { city: 'Elsewhere' })]],
    ['a row that moves', closed(3, 2, 1, 1), 'B3', people(2, 1)],
    ['a line that rows are inserted before', closed(3, 9, 1, 1), 'I3', people(1, 2, 3)],
    ['a line that is emptied', closed(3, 9, 1, 1), 'I3', people(1)],
    ['a line that goes', closed(4, 9, 1, 1), 'I4', people(1, 2)],
  ])('stops a pull before anything is written: %s', (_, block, address, records) => {
    const { here, name } = tableOf(...(address === 'I4' ? [1, 2, 3] : [1, 2]));
    here.spreadsheet.othersClose(name, block);
    here.twenty.records = records;
    const before = here.spreadsheet.everything();
    expect(pull(here)).toMatchObject({
      phase: 'failed',
      kind: 'sheet-protected',
      details: { sheet: name, range: address },
    });
    expect(here.spreadsheet.everything()).toBe(before);
  });

  test.each([
    ['a header that stays', closed(1, 2, 1, 1), people(2, 1)],
    ['a cell beside the one that changes', closed(2, 3, 1, 1), [person(1), person(2, { city: 'Elsewhere' })]],
    ['rows under the table, which new records push down', closed(5, 2, 1, 1), people(1, 2, 3, 4)],
  ])('stops no pull that leaves it alone: %s', (_, block, records) => {
    const { here, name } = tableOf(1, 2);
    here.spreadsheet.othersClose(name, block);
    here.twenty.records = records;
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true } });
  });

  test('stops a pull that a new column would push to the right', () => {
    const { here, name, sheet } = tableOf(1, 2);
    sheet.type(name, 1, 4, 'Mine');
    sheet.othersClose(name, closed(1, 4, 1000, 1));
    here.view = viewOf('name', 'city', 'phone');
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'sheet-protected', details: { range: 'D1:D1000' } });
  });

  test('beside the table stops only a pull that has to move what is there', () => {
    const { here, name, sheet } = tableOf(1, 2);
    sheet.type(name, 1, 4, 'Theirs');
    sheet.type(name, 2, 4, 'secret');
    sheet.othersClose(name, closed(1, 4, 1000, 1));
    const columns = () => shown(here).map((row) => row[3]);
    expect(pull(here).phase).toBe('done');
    here.twenty.records = people(2, 1);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'sheet-protected', details: { range: 'D1:D1000' } });
    expect(columns()).toEqual(['Theirs', 'secret', '']);
  });

  test('but left open where the table stands stops nothing', () => {
    const { here, id, name, sheet } = tableOf(1, 2);
    const open = [{ sheetId: id, row: 1, column: 1, rows: 100, columns: 3 }];
    sheet.othersClose(name, { ...closed(1, 1, 1000, 26), open });
    here.twenty.records = people(2, 1);
    expect(pull(here).phase).toBe('done');
  });

  test('keeps the archive from being written stops a pull that needs it', () => {
    const { here, name, sheet } = tableOf(1, 2, 3);
    sheet.type(name, 2, 4, 'beside 1');
    sheet.type(name, 3, 4, 'beside 2');
    here.twenty.records = people(2, 3);
    pull(here);
    sheet.othersClose('Twenty archive', closed(1, 1, 100, 7));
    expect(pull(here).phase).toBe('done');
    here.twenty.records = people(3);
    expect(pull(here)).toMatchObject({
      phase: 'failed',
      kind: 'sheet-protected',
      details: { sheet: 'Twenty archive', range: 'A1:G100' },
    });
    expect(shown(here).map((row) => row[3])).toEqual(['', 'beside 2', '']);
  });
});

describe('a validation rule that rejects', () => {
  test('on a column of the table ends the pull that has to write there, with its header', () => {
    const { here, id, name, sheet } = tableOf(1, 2);
    sheet.personRejects({ sheetId: id, row: 3, column: 3, rows: 1, columns: 1 }, ['Paris']);
    // A value that the rule would not let in may stay.
    expect(pull(here).phase).toBe('done');
    here.twenty.records = [person(1), person(2, { city: 'Elsewhere' })];
    const before = shown(here);
    expect(pull(here)).toMatchObject({
      phase: 'failed',
      kind: 'sheet-validated',
      details: { sheet: name, column: 'City' },
    });
    expect(shown(here)).toEqual(before);
  });

  test('that came while the records were read is found before anything is written', () => {
    const { here, id, sheet } = tableOf(1, 2);
    const before = shown(here);
    here.twenty.records = [person(1), person(2, { city: 'Elsewhere' })];
    let job = newJob(id);
    while (job.phase !== 'publishing') job = slice(here, job, 1).job;
    sheet.personRejects({ sheetId: id, row: 3, column: 3, rows: 1, columns: 1 }, ['Paris']);
    expect(slice(here, job).job).toMatchObject({ phase: 'failed', kind: 'sheet-validated' });
    expect(shown(here)).toEqual(before);
  });

  test('on a column beside it stays where it is, also around a value that it would not let in', () => {
    const { here, id, name, sheet } = tableOf(1, 2, 3);
    sheet.type(name, 1, 4, 'Status');
    sheet.type(name, 2, 4, 'older than the rule');
    sheet.type(name, 4, 4, 'open');
    sheet.personRejects({ sheetId: id, row: 2, column: 4, rows: 20, columns: 1 }, ['open', 'closed']);
    here.twenty.records = people(3, 2, 1);
    expect(pull(here).phase).toBe('done');
    expect(shown(here).map((row) => row[3])).toEqual(['Status', 'open', '', 'older than the rule']);
    expect(range(1, 22).filter((row) => sheet.rejectsAt(name, row, 4))).toEqual(range(2, 21));
  });
});

describe('where people renamed every header', () => {
  test('a row of theirs directly below stays theirs, and is not taken for the headers', () => {
    const { here, name, sheet } = tableOf(1, 2);
    ['Key', 'Who', 'Where'].forEach((header, index) => sheet.type(name, 1, index + 1, header));
    sheet.personInsertsRows(name, 2, 1);
    sheet.type(name, 2, 2, 'In all');
    here.twenty.records = people(2, 1, 3);
    expect(pull(here).phase).toBe('done');
    expect(shown(here).slice(0, 3)).toEqual([
      ['Key', 'Who', 'Where'],
      ['', 'In all', ''],
      [idOf(2), 'Person 2', 'City 2'],
    ]);
  });

  test('titles above are not taken for them either', () => {
    const { here, name, sheet } = tableOf(1, 2);
    ['Key', 'Who', 'Where'].forEach((header, index) => sheet.type(name, 1, index + 1, header));
    sheet.personInsertsRows(name, 1, 2);
    sheet.type(name, 1, 1, 'Our people');
    here.twenty.records = people(2, 1);
    expect(pull(here).phase).toBe('done');
    expect(shown(here).map(([first]) => first)).toEqual(['Our people', '', 'Key', idOf(2), idOf(1)]);
  });
});
