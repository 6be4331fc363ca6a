import type { SheetEdit } from '../../src/ports/spreadsheet';
import { people, pull, tableSheet, world } from './pulling';

type Copy = Extract<SheetEdit, { readonly kind: 'copy' }>;

/** A refresh in a spreadsheet that copies otherwise than it was asked to. */
function refreshWith(copied: (copy: Copy) => SheetEdit) {
  const here = world(people(1, 2, 3));
  pull(here);
  const { id } = tableSheet(here);
  const { apply } = here.spreadsheet;
  Object.assign(here.spreadsheet, {
    apply: (edits: readonly SheetEdit[]) =>
      apply(edits.map((edit) => (edit.kind === 'copy' && edit.sheetId === id ? copied(edit) : edit))),
  });
  here.twenty.records = people(4, 5, 6);
  return pull(here);
}

describe('the ids that are read again when all is written', () => {
  test('agree where every row arrived', () => {
    expect(refreshWith((copy) => copy)).toMatchObject({ receipt: { complete: true, fetched: 3, written: 3 } });
  });

  test('tell of a row that did not arrive: no receipt calls that complete', () => {
    const short = (copy: Copy): SheetEdit => ({ ...copy, from: { ...copy.from, rows: copy.from.rows - 1 } });
    expect(refreshWith(short)).toMatchObject({ receipt: { complete: false, fetched: 3, distinct: 3, written: 2 } });
  });

  test('tell of rows that arrived in another place', () => {
    const shifted = (copy: Copy): SheetEdit => ({ ...copy, row: copy.row + 1 });
    expect(refreshWith(shifted)).toMatchObject({ receipt: { complete: false, fetched: 3, written: 0 } });
  });
});
