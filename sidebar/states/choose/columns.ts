/** Which fields become columns: as in the view, all, or those that are ticked. */
import type { ColumnChoice } from '../../../src/protocol/choice';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { ChooseScreen, Columns } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { ask, show, stay } from '../../step';
import { isAwaited } from '../awaited';

export const AS_IN_VIEW: Columns = { kind: 'view', fields: null, search: '', fieldIds: [] };

export function columnsStep(state: State, screen: ChooseScreen, event: Event): Step {
  const { columns } = screen;
  switch (event.type) {
    case 'columnsChosen': {
      const chosen = { ...screen, columns: { ...columns, kind: event.kind } };
      return event.kind === 'chosen' && columns.fields === null ? askFields(state, chosen) : show(state, chosen);
    }
    case 'fieldsAsked':
      return askFields(state, screen);
    case 'fieldSearched':
      return show(state, { ...screen, columns: { ...columns, search: event.text } });
    case 'fieldToggled':
      return show(state, { ...screen, columns: toggled(columns, event.fieldId) });
    case 'answered':
      if (event.endpoint !== 'listFields' || !isAwaited(columns.fields, event.call)) return stay(state);
      // A table that is there has its own.
      const known = columns.fieldIds.length > 0;
      return show(state, {
        ...screen,
        columns: {
          ...columns,
          fields: { is: 'here', items: event.data },
          fieldIds: event.data
            .filter(({ id, inView }) => (known ? columns.fieldIds.includes(id) : inView))
            .map(({ id }) => id),
        },
      });
    case 'failed':
      if (!isAwaited(columns.fields, event.call)) return stay(state);
      return show(state, { ...screen, columns: { ...columns, fields: { is: 'missing', trouble: event.trouble } } });
    default:
      return stay(state);
  }
}

/** Another view has other columns: what was ticked for the one before is forgotten, the kind of choice stays. */
export function forAnotherView(columns: Columns): Columns {
  return { ...AS_IN_VIEW, kind: columns.kind };
}

export function askFields(state: State, screen: ChooseScreen): Step {
  const { objectId, viewId, workspace } = screen;
  if (objectId === null || viewId === null) return show(state, screen);
  return ask(state, 'listFields', { objectId, viewId, ...(workspace === null ? {} : { workspace }) }, (call) => ({
    ...screen,
    columns: { ...screen.columns, fields: { is: 'coming', call } },
  }));
}

/** Null while fields are to be chosen and none is. */
export function columnChoice({ kind, fieldIds }: Columns): ColumnChoice | null {
  if (kind !== 'chosen') return { kind };
  return fieldIds.length > 0 ? { kind, fieldIds } : null;
}

function toggled(columns: Columns, fieldId: string): Columns {
  if (columns.fields?.is !== 'here') return columns;
  const ticked = new Set(columns.fieldIds);
  if (!ticked.delete(fieldId)) ticked.add(fieldId);
  const fieldIds = columns.fields.items.map(({ id }) => id).filter((id) => ticked.has(id));
  return { ...columns, fieldIds };
}
