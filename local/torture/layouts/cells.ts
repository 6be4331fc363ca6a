import { patchStyles } from '../../emulator/grid/edit/styles';
import { personSetNote } from '../../emulator/grid/person';
import { personAddCheckboxes, personColorDropdown } from '../../emulator/grid/person-contents';
import {
  personInsertChip,
  personInsertImage,
  personLinkWords,
  personStyleWords,
} from '../../emulator/grid/person-words';
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
    const cell = { sheetId: liveSheet(place).id, row, column };
    put(place, row, column, `see offer.pdf ${mark}`);
    personLinkWords(place.state, cell, 'offer.pdf', `https://drive.example/${row}`);
    if (place.random.chance(0.5)) personStyleWords(place.state, cell, 'see', { bold: true, fontColor: '#cc0000' });
    return ['content'];
  }),
  besideRecords('chips', 'Owner', (place, row, column, mark) => {
    const cell = { sheetId: liveSheet(place).id, row, column };
    put(place, row, column, '');
    if (place.random.chance(0.5)) {
      personInsertChip(place.state, cell, `Ada ${mark}`, { kind: 'person', email: 'ada@example.com' });
    } else personInsertChip(place.state, cell, `Plan ${mark}`, { kind: 'file', url: `https://docs.example/${row}` });
    return ['content'];
  }),
  besideRecords('images', 'Logo', (place, row, column, mark) => {
    put(place, row, column, '');
    const cell = { sheetId: liveSheet(place).id, row, column };
    personInsertImage(place.state, cell, `https://img.example/${row}.png`, { title: `logo ${mark}` });
    return ['content'];
  }),
  besideRecords('checkboxes', 'Done', (place, row, column) => {
    put(place, row, column, place.random.pick(['TRUE', 'FALSE']));
    personAddCheckboxes(place.state, liveSheet(place).id, at(row, column));
    return ['content', 'validation'];
  }),
  besideRecords('drop-downs', 'State', (place, row, column) => {
    put(place, row, column, place.random.pick(['open', 'won']));
    personColorDropdown(place.state, liveSheet(place).id, at(row, column), { open: '#ffe599', won: '#b6d7a8' });
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
