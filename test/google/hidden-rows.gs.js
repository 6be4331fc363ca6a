about('Rows hidden by a filter or by hand');

/** a1 … a5 below a header in column A; rows 3 and 5 (a2 and a4) are hidden. */
function withHiddenRows(by) {
  const sheet = fresh();
  sheet.getRange('A1:B6').setValues([['id', 'n']].concat([1, 2, 3, 4, 5].map((n) => [`a${n}`, n])));
  if (by === 'hand') {
    sheet.hideRows(3);
    sheet.hideRows(5);
  } else {
    const hidden = SpreadsheetApp.newFilterCriteria().setHiddenValues(['2', '4']).build();
    sheet.getRange('A1:B6').createFilter().setColumnFilterCriteria(2, hidden);
  }
  SpreadsheetApp.flush();
  return sheet;
}

const NEW = ['b1', 'b2', 'b3', 'b4', 'b5'];

/** In each cell of rows 2 to 6, whether the act reached it: "1 0 1 0 1". */
function reached(by, act, look) {
  const sheet = withHiddenRows(by);
  const range = sheet.getRange('A2:A6');
  const before = look(range).map(([one]) => JSON.stringify(one));
  return orRefused(() => {
    act(range);
    return () =>
      look(range)
        .map(([one], index) => (JSON.stringify(one) === before[index] ? 0 : 1))
        .join(' ');
  });
}

function pasteRules(range) {
  const source = fresh().getRange('A2:A6').setDataValidation(ruleFor('a'));
  source.copyTo(range, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
}

/** Of fills, pastes and formats over hidden rows. */
const FILLED = { allRows: '1 1 1 1 1', visibleRows: '1 0 1 0 1', refused: 'refused' };

for (const [by, variant] of [
  ['filter', 'rowsHiddenByFilter'],
  ['hand', 'rowsHiddenByHand'],
]) {
  const told = {
    source: 'google.md §6.5: claims contradict each other',
    status: 'assumed',
    change:
      'Fix the variant. Where rows move, src/sync/publish/perform/reflow.ts lifts the filter first; else array setters write.',
  };

  check(
    `a paste into rows hidden by ${by}`,
    Object.assign({}, told, {
      variant,
      readings: {
        allRows: 'b1 b2 b3 b4 b5 - -',
        visibleRowsOnly: 'b1 a2 b3 a4 b5 - -',
        pouredIntoVisibleRows: 'b1 a2 b2 a4 b3 b4 b5',
        refused: 'refused',
      },
    }),
    () => {
      const [source, sheet] = [fresh(), withHiddenRows(by)];
      source.getRange('A2:A6').setValues(column(NEW));
      return orRefused(() => {
        source.getRange('A2:A6').copyTo(sheet.getRange('A2:A6'), { contentsOnly: true });
        return () => line(sheet.getRange('A2:A8'));
      });
    },
  );

  const values = (range) => range.getValues();
  const rules = (range) => range.getDataValidations().map(([rule]) => [rule === null ? 'none' : 'rule']);
  const fills = {
    'emptying cells': [(range) => range.clearContent(), values],
    'filling with a formula': [(range) => range.setFormulaR1C1('=R[0]C[1]'), (range) => range.getFormulas()],
    'a number format': [(range) => range.setNumberFormat('0.00'), (range) => range.getNumberFormats()],
    'one value for all': [(range) => range.setValue('b'), values],
    'one rule for all': [(range) => range.setDataValidation(ruleFor('a')), rules],
    'a paste of rules': [pasteRules, rules],
  };
  for (const [name, [act, look]] of Object.entries(fills)) {
    check(`${name} in rows hidden by ${by}`, Object.assign({}, told, { readings: FILLED }), () =>
      reached(by, act, look),
    );
  }

  check(
    `array setters reach rows hidden by ${by}`,
    {
      source: 'google.md §6.5: all claims agree',
      status: 'assumed',
      expected: ['1 1 1 1 1', '1 1 1 1 1', '1 1 1 1 1'],
      change:
        'There is no way to write hidden rows: a refresh must stop where some are (src/sync/publish/prepare/obstacles.ts).',
    },
    () => [
      reached(by, (range) => range.setValues(column(NEW)), values),
      reached(
        by,
        (range) => range.setFormulas(column(NEW.map(() => '=1'))),
        (range) => range.getFormulas(),
      ),
      reached(
        by,
        (range) => range.setNotes(column(NEW)),
        (range) => range.getNotes(),
      ),
    ],
  );
}

check(
  'a paste from filtered rows leaves the hidden ones out',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    readings: { leftOut: 'a1 a3 a5 - -', whole: 'a1 a2 a3 a4 a5' },
    change: 'src/sync/publish/prepare/undo.ts may copy in place of reading.',
  },
  () => {
    const [source, target] = [withHiddenRows('filter'), fresh().getRange('A2:A6')];
    source.getRange('A2:A6').copyTo(target, { contentsOnly: true });
    SpreadsheetApp.flush();
    return line(target);
  },
);

check(
  'rows are deleted across hidden ones',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    expected: 'a1 a5',
    change: 'src/sync/publish/perform/reflow.ts must delete visible rows by themselves.',
  },
  () => {
    const sheet = withHiddenRows('filter');
    sheet.deleteRows(3, 3);
    return line(sheet.getRange('A2:A3'));
  },
);

check(
  'a filter is read, lifted and put back',
  {
    source: 'google.md §6.5, tested by others',
    status: 'assumed',
    expected: [['2', '4'], false, true],
    change: 'src/gas/sheet/filters.ts must not lift filters.',
  },
  () => {
    const sheet = withHiddenRows('filter');
    const criteria = sheet.getFilter().getColumnFilterCriteria(2);
    sheet.getFilter().remove();
    const lifted = sheet.isRowHiddenByFilter(3);
    sheet.getRange('A1:B6').createFilter().setColumnFilterCriteria(2, criteria.copy().build());
    SpreadsheetApp.flush();
    return [criteria.getHiddenValues(), lifted, sheet.isRowHiddenByFilter(3)];
  },
);

check(
  'SUBTOTAL of another sheet leaves out rows hidden by hand',
  {
    source: UNKNOWN,
    status: 'assumed',
    expected: [5, 3],
    change: 'src/gas/sheet/hidden-rows.ts must ask row by row.',
  },
  () => {
    const [sheet, other] = [withHiddenRows('hand'), fresh()];
    const rows = `'${sheet.getName()}'!A2:A6`;
    other.getRange('A1:B1').setFormulas([[`=SUBTOTAL(3;${rows})`, `=SUBTOTAL(103;${rows})`]]);
    SpreadsheetApp.flush();
    return other.getRange('A1:B1').getValues()[0];
  },
);
