import type { FieldModel, ViewModel, Workspace } from '../../crm/model';
import { MEMBERS } from '../../crm/workspace/members';

/** A saved view, with what a pull of it needs to be told. */
export interface TorturedView {
  readonly model: ViewModel;
  readonly objectId: string;
  /** The member that "me" means, or null where the view does not ask. */
  readonly memberId: string | null;
  /** The view means other records as time goes by. */
  readonly followsClock: boolean;
  /** Fields whose cells hold the very value of the record, by the key of their column. */
  readonly plainFields: readonly FieldModel[];
  /** A field that can be changed without touching what the view filters or sorts by; undefined when there is none. */
  readonly editable: FieldModel | undefined;
  /** Names of fields that can be shown or left out. */
  readonly fieldNames: readonly string[];
}

const CLOCK = /RELATIVE|TODAY|PAST|FUTURE/;
const PLAIN = ['TEXT', 'NUMBER', 'BOOLEAN'];

export function viewsOf(workspace: Workspace): readonly TorturedView[] {
  return workspace.views.flatMap((model): TorturedView[] => {
    const object = workspace.objects.find(({ nameSingular }) => nameSingular === model.object);
    if (!object || object.isSystem || !object.isActive) return [];
    const active = object.fields.filter(({ isActive }) => isActive);
    const plainFields = active.filter(({ type }) => PLAIN.includes(type));
    const used = new Set([...model.filters, ...model.sorts].map(({ field }) => field));
    const asksMe = model.filters.some(({ value }) => JSON.stringify(value).includes('Selected\\":true'));
    return [
      {
        model,
        objectId: object.id,
        memberId: asksMe ? MEMBERS[1].id : null,
        followsClock: model.filters.some(({ operand }) => CLOCK.test(operand)),
        plainFields,
        editable: plainFields.find(
          ({ type, name, isSystem }) => type === 'TEXT' && !isSystem && !used.has(name) && name !== 'deletedAt',
        ),
        fieldNames: active.filter(({ isSystem }) => !isSystem).map(({ name }) => name),
      },
    ];
  });
}
