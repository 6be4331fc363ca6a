import { patchStyles, fillValidation } from '../../emulator/grid/attributes';
import { writeContents } from '../../emulator/grid/contents';
import { personSetNote } from '../../emulator/grid/person';
import type { ValidationRule } from '../../emulator/grid/validation';
import type { Claim, Facet } from './claim';
import { type Layout, liveSheet, ownColumn, type Place, put, tableIn } from './place';

/** Own columns with something in the cells beside some of the records. */

type Filler = (place: Place, row: number, column: number, mark: string) => readonly Facet[];

/** The facets of a cell that hold text, and so its mark. */
const TEXTS: readonly Facet[] = ['content', 'note'];

function besideRecords(name: string, title: string, fill: Filler): Layout {
  return {
    name,
    lay(place, layout) {
      const { random, mark } = place;
      const { column, header } = ownColumn(place, title);
      const density = random.pick([0.2, 0.6, 1]);
      return tableIn(place).rows.flatMap(({ id, row }): readonly Claim[] => {
        if (!random.chance(density)) return [];
        const written = mark();
        return fill(place, row, column, written).map((facet) => ({
          kind: 'beside',
          layout,
          id,
          column: header,
          facet,
          mark: TEXTS.includes(facet) ? written : null,
        }));
      });
    },
  };
}

const at = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });

const CHECKBOX: ValidationRule = {
  criteria: 'CHECKBOX',
  values: [],
  allowInvalid: false,
  helpText: null,
  showDropdown: false,
};

export const CELLS: readonly Layout[] = [
  besideRecords('values', 'Remark', (place, row, column, mark) => {
    put(place, row, column, `${place.random.pick(['called', "'=1+1", 'https://example.com/?', '00123'])} ${mark}`);
    return ['content'];
  }),
  besideRecords('notes', 'Noted', (place, row, column, mark) => {
    personSetNote(place.state, liveSheet(place).id, row, column, `note ${mark}`);
    return ['note'];
  }),
  besideRecords('formats', 'Since', (place, row, column) => {
    put(place, row, column, place.random.pick(['2026-05-01', '12.5 %', '7']));
    const look = { background: place.random.pick(['#ffe599', '#b6d7a8']), bold: place.random.chance(0.5) };
    patchStyles(place.state, liveSheet(place), at(row, column), look, null);
    return ['content', 'look'];
  }),
  besideRecords('links', 'Offer', (place, row, column, mark) => {
    put(place, row, column, '');
    const runs = [{ start: 0, end: 9, style: { bold: true }, link: `https://drive.example/${row}` }];
    writeContents(place.state, liveSheet(place), at(row, column), [[{ text: `offer.pdf ${mark}`, runs }]], null);
    return ['content'];
  }),
  besideRecords('checkboxes', 'Done', (place, row, column) => {
    put(place, row, column, place.random.pick(['TRUE', 'FALSE']));
    fillValidation(place.state, liveSheet(place), at(row, column), CHECKBOX, null);
    return ['content', 'validation'];
  }),
  {
    name: 'notes-on-records',
    lay(place, layout) {
      const { columns, rows } = tableIn(place);
      const { random, mark, state } = place;
      return rows.flatMap(({ id, row }): readonly Claim[] => {
        if (!random.chance(0.4)) return [];
        const [key, column] = random.pick([...columns]);
        const written = mark();
        personSetNote(state, liveSheet(place).id, row, column, `note ${written}`);
        return [{ kind: 'beside', layout, id, column: key, facet: 'note', mark: written }];
      });
    },
  },
];
