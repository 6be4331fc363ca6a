import { buildObjects } from '../../../local/crm/workspace/objects/objects';
import { type SqlTable, tableOf } from '../../../local/pg-parity/columns';
import type { Tables } from '../../../local/pg-parity/select';

const NAMES = ['person', 'company', 'pet', 'rocket', 'surveyResult', 'workspaceMember'];

/** Tables of a few objects of the demo workspace. */
export const smallTables = (): Tables =>
  new Map(
    buildObjects()
      .filter(({ nameSingular }) => NAMES.includes(nameSingular))
      .map((object) => [object.nameSingular, tableOf(object)]),
  );

/** @throws Error when there is no such table */
export const tableNamed = (name: string): SqlTable => {
  const table = smallTables().get(name);
  if (table === undefined) throw new Error(`No table ${name}`);
  return table;
};
