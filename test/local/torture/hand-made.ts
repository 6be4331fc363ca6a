import { addMetadata } from '../../../local/emulator/grid/state/metadata';
import { typeInto } from '../../../local/emulator/grid/person';
import {
  createSpreadsheetState,
  type SheetState,
  type SpreadsheetState,
} from '../../../local/emulator/grid/state/state';
import { randomOf } from '../../../local/crm/workspace/records/random';
import type { Place } from '../../../local/torture/layouts/place';
import { type Scene, sceneOf } from '../../../local/torture/look/scene';

const TABLE = 'table-1';

/** Ids of the records of a sheet made by hand, in the order of their rows. */
export const IDS = [1, 2, 3, 4].map((number) => `0000000${number}-0000-4000-8000-000000000000`);

export interface HandMade {
  readonly state: SpreadsheetState;
  readonly sheet: SheetState;
  readonly place: Place;
  readonly tableId: string;
  readonly type: (row: number, column: number, text: string) => void;
  readonly scene: () => Scene;
}

/** Four records under Id, Name, Amount, Stage, tagged as a table; sheet "Deals", and an empty one beside it. */
export function handMade(): HandMade {
  const state = createSpreadsheetState({ id: 'hand', name: 'Hand', timeZone: 'Etc/UTC', locale: 'en_US' });
  const [sheet] = state.sheets;
  if (!sheet) throw new Error('A new spreadsheet has a sheet.');
  sheet.name = 'Deals';
  sheet.frozenRows = 1;
  const tag = { visibility: 'DOCUMENT', projectId: 'p' } as const;
  addMetadata(state, {
    ...tag,
    key: 'twenty-sheets/table',
    value: `{"id":"${TABLE}"}`,
    location: { type: 'SHEET', sheetId: 0 },
  });
  for (const [index, key] of ['id', 'name', 'amount', 'stage'].entries()) {
    const location = { type: 'COLUMN', sheetId: 0, index: index + 1 } as const;
    addMetadata(state, { ...tag, key: 'twenty-sheets/column', value: `${TABLE}/${key}`, location });
  }
  const type = (row: number, column: number, text: string): void => typeInto(state, 0, row, column, text);
  for (const [index, header] of ['Id', 'Name', 'Amount', 'Stage'].entries()) type(1, index + 1, header);
  for (const [index, id] of IDS.entries()) writeRecord({ type }, index + 2, id, index + 1);
  let marks = 0;
  // Whatever may be laid out is: no law is asked about nothing.
  const random = { ...randomOf(1, 'hand'), chance: () => true };
  const place: Place = { state, tableId: TABLE, random, mark: () => `mark-${(marks += 1)}.` };
  const scene = (): Scene => {
    const found = sceneOf(state, TABLE);
    if (!found) throw new Error('The table is there.');
    return found;
  };
  return { state, sheet, place, tableId: TABLE, type, scene };
}

/** What a pull writes into a row for the record of that number. */
export function writeRecord({ type }: Pick<HandMade, 'type'>, row: number, id: string, number: number): void {
  type(row, 1, id);
  type(row, 2, `Deal ${number}`);
  type(row, 3, String(number * 1_000));
  type(row, 4, `Stage of ${number}, edit 0`);
}
