import { personSetNote } from '../../emulator/grid/person';
import type { Furnishing } from './furnishing';
import { cellAt, idsOn, ownedColumns } from '../look/sheet';

/** A note on a cell of the table; null where the record stands twice or nowhere. */
export function noteRecord({ state, sheet, random, belongings, name }: Furnishing): string | null {
  const ids = idsOn(state, sheet);
  const index = random.below(Math.max(ids.length, 1));
  const id = ids[index] ?? '';
  if (id === '' || ids.indexOf(id) !== ids.lastIndexOf(id)) return null;
  const [key, column] = random.pick([...ownedColumns(state, sheet.id)]);
  const shown = cellAt(sheet, 1, column);
  const header = typeof shown === 'string' ? shown : '';
  const note = `VIP ${name}`;
  personSetNote(state, sheet.id, index + 2, column, note);
  belongings.noted = belongings.noted.filter((noted) => noted.id !== id || noted.key !== key);
  belongings.noted.push({ id, key, header, note });
  return `notes ${key} of ${id}`;
}
