import { fieldChoices, withColumns } from '../../../src/sync/plan/columns';
import { field, object, schema, view } from '../../twenty/model-builders';

const toMany = { type: 'ONE_TO_MANY', targetObjectId: 'x', targetObject: 'x', targetObjectPlural: 'xs' } as const;
const THING = object('thing', [
  field('id', { type: 'UUID', isSystem: true }),
  field('name'),
  field('stage', { type: 'SELECT' }),
  field('due', { type: 'DATE' }),
  field('old', { isActive: false }),
  field('position', { type: 'POSITION', isSystem: true }),
  field('notes', { type: 'RELATION', relation: toMany }),
  field('later', { type: 'HOLOGRAM' }),
]);
const SCHEMA = schema(THING);
const shows = (...names: readonly string[]) =>
  names.map((name, position) => ({ fieldId: `id-${name}`, isVisible: true, position }));
const columnsOf = (...args: Parameters<typeof withColumns>) =>
  [...withColumns(...args).fields].sort((a, b) => a.position - b.position).map(({ fieldId }) => fieldId);

describe('the columns of a table', () => {
  const saved = view({ objectId: THING.id, fields: shows('due', 'name') });

  test('are those of the view, in its order', () => {
    expect(columnsOf(saved, THING, SCHEMA, { kind: 'view' })).toEqual(['id-due', 'id-name']);
  });

  test('of a board end with what it groups by, unless the view has that column', () => {
    const board = { ...saved, type: 'KANBAN', typeFieldIds: ['id-stage'] };
    expect(columnsOf(board, THING, SCHEMA, { kind: 'view' })).toEqual(['id-due', 'id-name', 'id-stage']);
    const shown = { ...board, fields: shows('stage', 'name') };
    expect(columnsOf(shown, THING, SCHEMA, { kind: 'view' })).toEqual(['id-stage', 'id-name']);
  });

  test('are all that can be columns, the view’s first', () => {
    expect(columnsOf(saved, THING, SCHEMA, { kind: 'all' })).toEqual(['id-due', 'id-name', 'id-stage']);
  });

  test('are those that were chosen, in the same order; what is gone is no column', () => {
    const choice = { kind: 'chosen', fieldIds: ['id-stage', 'id-gone', 'id-due'] } as const;
    expect(columnsOf(saved, THING, SCHEMA, choice)).toEqual(['id-due', 'id-stage']);
  });

  test('are offered with what the view shows marked', () => {
    expect(fieldChoices(saved, THING, SCHEMA)).toEqual([
      { id: 'id-due', label: 'Due', inView: true },
      { id: 'id-name', label: 'Name', inView: true },
      { id: 'id-stage', label: 'Stage', inView: false },
    ]);
  });
});
