import { addMetadata } from '../../../local/emulator/grid/state/metadata';
import { insertSheet } from '../../../local/emulator/grid/structure/sheets';
import { createFilter, removeFilter, setFilterCriteria } from '../../../local/emulator/grid/edit/apply-filter';
import { patchStyles } from '../../../local/emulator/grid/edit/styles';
import { fillValidation } from '../../../local/emulator/grid/edit/validations';
import { setRowsHidden } from '../../../local/emulator/grid/edit/layout';
import { removeNativeTable } from '../../../local/emulator/grid/structure/native-table';
import {
  personDeleteRows,
  personInsertColumns,
  personInsertRows,
  personSetNote,
  personSort,
  typeInto,
} from '../../../local/emulator/grid/person';
import { layAll, LAYOUTS } from '../../../local/torture/layouts/all';
import type { Claim } from '../../../local/torture/layouts/claim';
import { layoutLaws } from '../../../local/torture/laws/layout-laws';
import { changeIsTrue } from '../../../local/torture/laws/table';
import { backupHolds, nothingUnfinished } from '../../../local/torture/laws/backup';
import { editsAreListed, editsStay } from '../../../local/torture/laws/edits';
import { withoutLoneFormulas } from '../../../local/torture/laws/beside';
import type { LawKey } from '../../../local/torture/laws/law';
import { momentHolds } from '../../../local/torture/laws/moment';
import { handMade, type HandMade, IDS, writeRecord } from './hand-made';

/** A law that cannot fail is worthless: each is shown failing on a sheet that was made wrong by hand. */

function laidOut(name: string): { readonly made: HandMade; readonly claims: readonly Claim[] } {
  const made = handMade();
  insertSheet(made.state, 'Other');
  const layout = LAYOUTS.find((one) => one.name === name);
  if (!layout) throw new Error(`No layout is called ${name}.`);
  return { made, claims: layAll(made.place, [layout]) };
}

/** Laws broken by the change. */
function brokenBy(name: string, change: (made: HandMade) => void): readonly LawKey[] {
  const { made, claims } = laidOut(name);
  expect(claims).not.toEqual([]);
  const before = made.scene();
  change(made);
  const laws = layoutLaws(before, made.scene(), claims).map(({ law }) => law);
  return [...new Set(laws)].sort();
}

/** What a refresh may do: a record comes, where ranges grow, and everything below moves down. */
function recordComes(made: HandMade): void {
  const { state, sheet, scene } = made;
  const { lastRow, firstRow } = scene();
  personInsertRows(state, sheet.id, lastRow);
  writeRecord(made, lastRow, 'aaaaaaaa-0000-4000-8000-000000000000', 9);
  for (let column = 5; column <= 7; column += 1) {
    const above = sheet.columns[column - 1]?.contents.items[lastRow - 2];
    const text = above !== null && typeof above === 'object' && 'formula' in above ? above.formula : null;
    if (text !== null && lastRow - 1 > firstRow) {
      made.type(lastRow, column, text.replaceAll(new RegExp(`(?<![$\\d])${lastRow - 1}\\b`, 'g'), String(lastRow)));
    }
  }
}

/** The columns of the table, sorted alone: what people keep beside them stays behind. */
function ownedAlone(made: HandMade): void {
  const { rows, columns } = made.scene();
  const type: HandMade['type'] = (row, column, text) => {
    const key = ['id', 'name', 'amount', 'stage'][column - 1] ?? '';
    made.type(row, columns.get(key) ?? column, text);
  };
  rows.forEach(({ row }, index) => writeRecord({ type }, row, IDS[rows.length - 1 - index] ?? '', rows.length - index));
}

describe('laws of what a person keeps', () => {
  const names = LAYOUTS.map(({ name }) => name).filter((name) => name !== 'array-in-row');
  test.each(names)('hold for %s on a sheet that nobody changed', (name) => {
    expect(brokenBy(name, () => {})).toEqual([]);
  });

  test.each([
    'values',
    'notes',
    'formats',
    'links',
    'chips',
    'images',
    'single-formulas',
    'columns-left',
    'columns-between',
  ])('hold for %s where whole rows are sorted', (name) => {
    expect(brokenBy(name, ({ state, sheet }) => personSort(state, sheet.id, 3, false))).toEqual([]);
  });

  test.each(['values', 'notes', 'links', 'chips', 'images', 'formats', 'notes-on-records', 'columns-left'])(
    'L1 fails for %s where the table is written in another order beside what stands there',
    (name) => {
      expect(brokenBy(name, ownedAlone)).toContain('L1');
    },
  );

  test.each(['checkboxes', 'drop-downs'])('L1 fails for %s where the rule of a cell goes', (name) => {
    const ruleGoes = ({ state, sheet }: HandMade): void =>
      fillValidation(state, sheet, { row: 3, column: 5, rows: 1, columns: 1 }, null, null);
    expect(brokenBy(name, ruleGoes)).toEqual(['L1']);
  });

  test('L1 fails where user content stands beside a stranger too, also what was raced', () => {
    const { made, claims } = laidOut('values');
    const [first] = claims;
    if (first?.kind !== 'beside') throw new Error('Values stand beside records.');
    made.type(3, 5, '');
    made.type(4, 5, '');
    const before = made.scene();
    made.type(4, 5, `called ${first.mark}`);
    const laws = (claim: Claim): readonly string[] => layoutLaws(before, made.scene(), [claim]).map(({ law }) => law);
    expect([laws(first), laws({ ...first, raced: true })]).toEqual([['L1'], ['L1']]);
    made.type(4, 5, '');
    made.type(2, 5, '');
    expect([laws(first), laws({ ...first, raced: true })]).toEqual([['L1', 'lost'], []]);
  });

  test('L1 fails where a row between records moves to another neighbour, or a header is written anew', () => {
    const subtotalMoves = (made: HandMade): void => {
      const { row } = made.scene().marks.get('mark-1.')?.[0] ?? { row: 0 };
      personDeleteRows(made.state, made.sheet.id, row);
      personInsertRows(made.state, made.sheet.id, 3);
      made.type(3, 2, 'Subtotal mark-1.');
    };
    expect(brokenBy('subtotals', subtotalMoves)).toContain('L1');
    const writesHeaders = (made: HandMade): void =>
      ['Id', 'Name', 'Amount', 'Stage'].forEach((header, at) => made.type(1, at + 1, header));
    expect(brokenBy('renamed-headers', writesHeaders)).toEqual(['L1', 'lost']);
  });

  test('L1 fails where a record comes back without what stood beside it', () => {
    const { made, claims } = laidOut('values');
    const [first] = claims;
    if (first?.kind !== 'beside') throw new Error('Values stand beside records.');
    const away = { ...first, away: '"called mark-2."' };
    personDeleteRows(made.state, 0, 2);
    const before = made.scene();
    personInsertRows(made.state, 0, 3);
    writeRecord(made, 3, first.id, 1);
    const laws = (): readonly string[] => layoutLaws(before, made.scene(), [away]).map(({ law }) => law);
    expect(laws()).toEqual(['L1']);
    made.type(3, 5, 'called mark-2.');
    expect(laws()).toEqual([]);
  });

  test.each(['shares', 'running-totals', 'absolute-cell', 'total-below', 'sums-elsewhere', 'top-ten'])(
    'hold for %s where a record comes between the last two',
    (name) => {
      expect(brokenBy(name, recordComes)).toEqual([]);
    },
  );

  const rewritten = (
    law: LawKey,
    name: string,
    from: RegExp,
    to: string,
  ): readonly [LawKey, string, (made: HandMade) => void] => [
    law,
    name,
    ({ state }) => rewriteFormulas(state, from, to),
  ];

  test.each([
    rewritten('L2', 'sorted-elsewhere', /B2:/, 'B3:'),
    rewritten('L2', 'sums-elsewhere', /C:C/, 'C3:C'),
    rewritten('L3', 'top-ten', /B2$/, 'B3'),
    rewritten('L3', 'absolute-cell', /\$C\$2/, '$C$3'),
    rewritten('L4', 'top-ten', /Deals!B2$/, '#REF!'),
    rewritten('L5', 'shares', /\$C\$5/, '$C$4'),
    rewritten('L5', 'total-below', /C5/, 'C4'),
    rewritten('L5', 'sums-elsewhere', /\$C\$5/, '$C$4'),
    rewritten('L8', 'one-overridden', /\*0\.8/, '*0.9'),
  ])('%s fails for %s where its formulas point elsewhere', (law, name, change) => {
    expect(brokenBy(name, change)).toContain(law);
  });

  test('L4 allows #REF! where the row was removed at the end', () => {
    const lastLeaves = ({ state, sheet }: HandMade): void => personDeleteRows(state, sheet.id, 5);
    expect(brokenBy('top-ten', lastLeaves)).toEqual([]);
  });

  test('L5 fails where records come below a range', () => {
    const below = (made: HandMade): void => writeRecord(made, 6, 'aaaaaaaa-0000-4000-8000-000000000000', 9);
    expect(brokenBy('sums-elsewhere', below)).toEqual(['L5']);
  });

  test.each(['title-above', 'total-below', 'block-beyond', 'second-table-beside', 'second-table-below'])(
    'L6 fails for %s where a row is inserted for no record',
    (name) => {
      const insert = ({ state, sheet, scene }: HandMade): void =>
        personInsertRows(state, sheet.id, name.endsWith('below') ? scene().lastRow + 1 : 1, 3);
      expect(brokenBy(name, insert)).toContain('L6');
    },
  );

  test('L6 allows what is beyond to move right for new columns, and for nothing else', () => {
    const column =
      (isOwned: boolean) =>
      (made: HandMade): void => {
        personInsertColumns(made.state, made.sheet.id, 5);
        if (!isOwned) return;
        const location = { type: 'COLUMN', sheetId: 0, index: 5 } as const;
        made.state.metadata.push({
          id: 99,
          key: 'twenty-sheets/column',
          value: `${made.tableId}/memo`,
          visibility: 'DOCUMENT',
          projectId: 'p',
          location,
        });
      };
    expect(brokenBy('block-beyond', column(true))).toEqual([]);
    expect(brokenBy('block-beyond', column(false))).toContain('L6');
  });

  test.each([
    ['array-in-row', 5],
    ['array-in-header', 5],
    ['array-of-two-columns', 6],
  ] as const)('L7 fails for %s where a result becomes a constant', (name, column) => {
    expect(brokenBy(name, ({ type }) => type(4, column, '6000'))).toContain('L7');
  });

  test('L7 fails where the anchor leaves the first record’s row', () => {
    const moves = ({ type, scene, sheet }: HandMade): void => {
      const anchor = sheet.columns[4]?.contents.items[scene().firstRow - 1];
      type(2, 5, '');
      if (anchor !== null && typeof anchor === 'object' && 'formula' in anchor) type(4, 5, anchor.formula);
    };
    expect(brokenBy('array-in-row', moves)).toContain('L7');
  });

  test('L8 fails where a record comes without the formula', () => {
    const without = (made: HandMade): void => {
      recordComes(made);
      made.type(5, 5, '');
    };
    expect(brokenBy('running-totals', without)).toContain('L8');
  });

  test('L9 fails where a filter, a hidden row or a native table goes, or no longer covers the records', () => {
    expect(brokenBy('filter', ({ state, sheet }) => removeFilter(state, sheet))).toEqual(['L9']);
    const another = ({ state, sheet }: HandMade): void => {
      removeFilter(state, sheet);
      createFilter(state, sheet, { row: 1, column: 1, rows: 3, columns: 4 }, null);
      const criteria = { criteria: null, values: [], hiddenValues: ['x'], visibleValues: null };
      setFilterCriteria(state, sheet, 2, criteria);
    };
    expect(brokenBy('filter', another)).toEqual(['L9']);
    expect(brokenBy('hidden-rows', ({ state, sheet }) => setRowsHidden(state, sheet, 2, 4, false))).toEqual(['L9']);
    expect(brokenBy('hidden-rows', ({ state, sheet }) => setRowsHidden(state, sheet, 3, 1, false))).toEqual(['L9']);
    expect(brokenBy('native-table', ({ state }) => removeNativeTable(state, 0, 0))).toEqual(['L9']);
    const below = (made: HandMade): void => writeRecord(made, 6, 'aaaaaaaa-0000-4000-8000-000000000000', 9);
    expect(brokenBy('native-table', below)).toEqual(['L9']);
    expect(brokenBy('filter', below)).toEqual(['L9']);
  });

  test('nothing is lost silently: what leaves the sheet has to be somewhere', () => {
    const leaves = ({ state, sheet }: HandMade): void => personDeleteRows(state, sheet.id, 2, 3);
    expect(brokenBy('columns-between', leaves)).toContain('lost');
    const isArchived = (made: HandMade): void => {
      const texts = [...made.scene().marks.keys()];
      leaves(made);
      const archive = insertSheet(made.state, 'Twenty archive');
      for (const [index, text] of texts.entries()) typeInto(made.state, archive.id, index + 1, 1, text);
    };
    expect(brokenBy('columns-between', isArchived)).toEqual([]);
  });
});

describe('the law of every moment', () => {
  const numbers = new Map(IDS.map((id, index) => [id, index + 1]));

  function moment(change: (made: HandMade) => void): number {
    const made = handMade();
    made.type(1, 5, 'Mine');
    made.type(2, 5, 'called mark-1.');
    personSetNote(made.state, 0, 3, 2, 'note mark-2.');
    const claim = { kind: 'beside', layout: 'values', column: 'mark-9.', raced: false } as const;
    const beside = new Map([
      ['mark-1.', { ...claim, id: IDS[0] ?? '', facet: 'content', mark: 'mark-1.' } as const],
      ['mark-2.', { ...claim, id: IDS[1] ?? '', facet: 'note', mark: 'mark-2.' } as const],
    ]);
    change(made);
    return momentHolds(made.state, { tableId: made.tableId, numbers, beside }).length;
  }

  test('holds before, after whole rows moved, for new values, for a row without an id, and for a record that stands twice', () => {
    expect(moment(() => {})).toBe(0);
    expect(moment(({ state }) => personSort(state, 0, 3, false))).toBe(0);
    expect(moment(({ type }) => type(4, 4, 'Stage of 3, edit 7'))).toBe(0);
    expect(moment(({ type }) => type(4, 1, ''))).toBe(0);
    expect(moment((made) => writeRecord(made, 5, IDS[2] ?? '', 3))).toBe(0);
  });

  test('fails where an id, an owned cell, an own cell or a note stands in a row of another record', () => {
    expect(moment(({ type }) => type(4, 1, IDS[3] ?? ''))).toBe(3);
    expect(moment(({ type }) => type(4, 3, '4000'))).toBe(1);
    expect(moment((made) => writeRecord(made, 2, IDS[3] ?? '', 4))).toBe(1);
    expect(moment((made) => writeRecord(made, 3, IDS[3] ?? '', 4))).toBe(1);
    // User content in a row without an id is beside no record.
    expect(moment(({ type }) => type(2, 1, ''))).toBe(1);
  });
});

test('formats are among what laws look at', () => {
  const recolour = ({ state, sheet }: HandMade): void =>
    patchStyles(state, sheet, { row: 2, column: 5, rows: 4, columns: 1 }, { background: '#000000' }, null);
  expect(brokenBy('formats', recolour)).toEqual(['L1']);
});

function rewriteFormulas(state: HandMade['state'], from: RegExp, to: string): void {
  for (const sheet of state.sheets) {
    sheet.columns.forEach(({ contents }, across) => {
      contents.items.forEach((content, down) => {
        if (content === null || typeof content !== 'object' || !('formula' in content)) return;
        typeInto(state, sheet.id, down + 1, across + 1, content.formula.replace(from, to));
      });
    });
  }
}

test.each([
  ['=B2&" mark-2."', 0],
  ['mark-2.', 1],
])('beside a lone record, %s is a claim %i times, beside one of several once', (text, claimed) => {
  const { type, scene, state, sheet } = handMade();
  type(1, 5, 'Mine mark-1.');
  type(2, 5, text);
  const claim: Claim = {
    kind: 'beside',
    layout: 'x',
    id: IDS[0] ?? '',
    column: 'mark-1.',
    facet: 'content',
    mark: 'mark-2.',
  };
  expect(withoutLoneFormulas(scene(), [claim])).toHaveLength(1);
  personDeleteRows(state, sheet.id, 3, 3);
  expect(withoutLoneFormulas(scene(), [claim])).toHaveLength(claimed);
});

describe('what people typed into a table that is edited', () => {
  const [id = '', other = ''] = IDS;
  const edit = (over: object = {}): Claim => {
    const said = { kind: 'edit', layout: 'edited', id, column: 'name', mark: 'mark-1.' } as const;
    return { ...said, content: 'edited mark-1.', base: 'Deal 1', ...over };
  };
  const listed = { id, header: 'Name', mine: 'edited mark-1.', isConflict: false };
  const records = new Map([[id, { id, name: 'Deal 1' }]]);

  test.each([
    ['stands where it was typed', 2, 'edited mark-1.', 0],
    ['is gone', 2, 'Deal 1', 1],
    ['stands beside a stranger', 3, 'edited mark-1.', 2],
  ])('%s', (_, row, text, broken) => {
    const made = handMade();
    made.type(row, 2, text);
    expect(editsStay(made.scene(), [edit()])).toHaveLength(broken);
  });

  test('that was set back is counted apart', () => {
    const [before, after] = ['edited mark-1.', 'Deal 1'].map((name) => new Map([[id, new Map([['name', name]])]]));
    const counts = (changed: number, edited: number): number => {
      const said = { complete: true, asked: 1, fetched: 1, distinct: 1, written: 1, columns: 2, walked: null };
      const receipt = { ...said, requests: 1, started: '', added: 0, gone: 0, changed, edited };
      return changeIsTrue(before ?? null, after ?? new Map(), receipt, true).length;
    };
    expect([counts(0, 1), counts(1, 1), counts(0, 0)]).toEqual([0, 0, 1]);
  });

  test('is listed, as a conflict where Twenty has another value, and nothing else is', () => {
    const made = handMade();
    made.type(2, 2, 'edited mark-1.');
    const listedWith = (claims: readonly Claim[], list: readonly (typeof listed)[]): number =>
      editsAreListed(made.scene(), claims, list, records).length;
    expect(listedWith([edit()], [listed])).toBe(0);
    expect(listedWith([edit()], [])).toBe(1);
    expect(listedWith([edit({ base: 'Deal 1, before' })], [listed])).toBe(1);
    expect(listedWith([edit({ base: undefined })], [{ ...listed, isConflict: true }])).toBe(0);
    expect(listedWith([], [{ ...listed, id: other }])).toBe(1);
  });
});

describe('a backup', () => {
  const tag = (made: HandMade, sheetId: number, over: object): void => {
    const said = { sheet: sheetId, run: 'one', complete: false, objects: 0, records: 0, object: null, ...over };
    const location = { type: 'SHEET', sheetId } as const;
    const value = JSON.stringify(said);
    addMetadata(made.state, { key: 'twenty-sheets/backup', value, visibility: 'DOCUMENT', projectId: 'p', location });
  };
  const receipt = { complete: true, asked: 4, fetched: 4, distinct: 4, written: 4, columns: 4 };
  const rest = { added: null, changed: null, gone: null, edited: 0, walked: null, requests: 1, started: '' };
  const object = { objectId: 'deal', receipt: { ...receipt, ...rest } };

  test.each([
    ['that its manifest describes is whole', { objects: 1, records: 4 }, 0],
    ['with fewer records than its manifest says is not', { objects: 1, records: 5 }, 1],
    ['with fewer sheets than its manifest says is not', { objects: 2, records: 4 }, 1],
  ])('%s', (_, said, broken) => {
    const made = handMade();
    tag(made, made.sheet.id, { object });
    tag(made, insertSheet(made.state, 'Manifest').id, { complete: true, ...said });
    expect(backupHolds(made.state, false)).toHaveLength(broken);
  });

  test('that was there must not be gone', () => {
    const { state } = handMade();
    expect([backupHolds(state, false).length, backupHolds(state, true).length]).toEqual([0, 1]);
  });

  test('that was cancelled leaves nothing behind', () => {
    const made = handMade();
    expect(nothingUnfinished(made.state)).toEqual([]);
    tag(made, made.sheet.id, { object });
    insertSheet(made.state, 'Twenty Sheets building 1');
    expect(nothingUnfinished(made.state)).toHaveLength(2);
  });
});

test('a header that somebody renamed again is claimed no more', () => {
  const made = handMade();
  made.type(1, 2, 'Name mark-2.');
  const claim: Claim = { kind: 'header', layout: 'x', key: 'name', mark: 'mark-1.' };
  const lawsOf = (claims: readonly Claim[]) => layoutLaws(made.scene(), made.scene(), claims).length;
  expect([lawsOf([claim]), lawsOf([{ ...claim, raced: true }])]).toEqual([1, 0]);
});
