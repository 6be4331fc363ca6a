about('Native tables, made by a person');

const TABLES = 'google.md §6.5, claimed by others';

check(
  'a typed column refuses number formats and rules',
  {
    source: 'guide to tables of the Sheets API; google.md §6.5',
    status: 'documented',
    expected: ['refused', 'refused'],
    change: 'src/gas/sheet/edits.ts need not leave formats and rules of such columns alone.',
  },
  () => {
    const cell = byHand().getRange('A2');
    return [
      orRefused(() => void cell.setNumberFormat('@')),
      orRefused(() => void cell.setDataValidation(ruleFor('a'))),
    ];
  },
);

check(
  'formats that a paste brings to a typed column',
  {
    source: TABLES,
    status: 'assumed',
    variant: 'nativeTableFormats',
    readings: { leftOut: 'pasted', refused: 'refused' },
    change: 'Fix the variant. Where they are refused, a refresh must not paste into such columns.',
  },
  () => {
    const sheet = byHand();
    const source = fresh().getRange('A1').setNumberFormat('0.0').setValue('pasted');
    return orRefused(() => {
      source.copyTo(sheet.getRange('A3'));
      return () => sheet.getRange('A3').getValue();
    });
  },
);

check(
  'a text in a checkbox column becomes FALSE',
  {
    source: TABLES,
    status: 'assumed',
    variant: 'nativeTableCoerces',
    readings: { true: false, false: 'no' },
    change: 'Fix the variant; what is written there is read back and said (src/sync/publish/perform/perform.ts).',
  },
  () => {
    const cell = byHand().getRange('B4');
    return orRefused(() => {
      cell.setValue('no');
      return () => cell.getValue();
    });
  },
);

check(
  'a header that a script writes',
  {
    source: `${TABLES}, contradicting each other`,
    status: 'assumed',
    variant: 'nativeTableHeader',
    readings: { written: 'Renamed', renamed: 'Column 1', refused: 'refused' },
    change: 'Fix the variant; src/sync/publish/prepare/headers.ts writes a header only where it differs.',
  },
  () => {
    const cell = byHand().getRange('A1');
    return orRefused(() => {
      cell.setValue('Renamed');
      return () => cell.getValue();
    });
  },
);

check(
  'a native table has no filter for scripts, and rows below do not join',
  {
    source: TABLES,
    status: 'assumed',
    expected: [true, '0.0'],
    change: 'src/gas/sheet/filters.ts may read its filter; rows written below join by themselves.',
  },
  () => {
    const sheet = byHand();
    const below = sheet.getRange('A7').setValue('below');
    SpreadsheetApp.flush();
    const joined = orRefused(() => () => below.setNumberFormat('0.0').getNumberFormat());
    return [sheet.getFilter() === null, joined];
  },
);
