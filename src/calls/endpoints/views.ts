import type { FieldChoice, FoundView, MemberChoice, ObjectChoice, ViewChoice } from '../../protocol/choice';
import * as v from '../../schema';
import { fieldChoices } from '../../sync/plan/columns';
import { needsMember } from '../../twenty/filters/index';
import type { ObjectMetadata, View } from '../../twenty/model';
import { readViewId } from '../../twenty/views/view-link';
import { type Session, sessionOf } from '../app/session';
import { checkView } from '../plan/checking';
import { type KnownReadable, knownReadable, probeObjects } from '../plan/probing';
import { viewLink } from '../state/state';
import { aside } from './endpoint';
import { ofWorkspace, target, viewQuestion, workspace } from './shapes';

/** What a person chooses among, and what the choice would bring. */
export const VIEWS = {
  /**
   * The objects that people work with; `more`: in their place those of Twenty's own workings that have saved views of records, such as
   * workflow runs.
   */
  listObjects: aside(
    () => v.object({ refresh: v.boolean(), more: v.optional(v.boolean(), false), workspace: workspace() }),
    (app, { refresh, more, workspace: ref }): readonly ObjectChoice[] => {
      const session = sessionOf(app, ref);
      const dialect = session.dialect({ fresh: refresh, next: null });
      const { objects } = session.schema({ fresh: refresh });
      // Where views are records, those of all objects cost several metered requests: only what people ask for is asked.
      const viewed = more ? new Set(session.twenty.views(null, dialect).map(({ objectId }) => objectId)) : null;
      const mayRead = knownReadable(app, session);
      const isWanted = ({ id, isSystem }: ObjectMetadata): boolean =>
        viewed === null ? !isSystem : isSystem && viewed.has(id);
      return objects
        .filter((object) => object.isActive && isWanted(object))
        .map((object) => objectChoice(object, mayRead))
        .sort((one, other) => (one.label.toLowerCase() < other.label.toLowerCase() ? -1 : 1));
    },
  ),

  /** Saved views of an object, as Twenty orders them. */
  listViews: aside(
    () => v.object({ objectId: v.string(), workspace: workspace() }),
    (app, { objectId, workspace: ref }): readonly ViewChoice[] => {
      const session = sessionOf(app, ref);
      const object = session.object(objectId);
      return session.twenty.views(objectId, session.dialect()).map((view) => viewChoice(session, object, view));
    },
  ),

  /** Members of the workspace, for views that ask who *me* is. */
  listMembers: aside(ofWorkspace, (app, { workspace: ref }): readonly MemberChoice[] =>
    sessionOf(app, ref)
      .twenty.members()
      .map(({ id, name, email }) => ({ id, name, email })),
  ),

  /** The view that a pasted link or id means, and its object. */
  findView: aside(
    () => v.object({ text: v.string(), workspace: workspace() }),
    (app, { text, workspace: ref }): FoundView => {
      const session = sessionOf(app, ref);
      const view = session.twenty.view(readViewId(text), session.dialect());
      const object = session.object(view.objectId);
      return { object: objectChoice(object, knownReadable(app, session)), view: viewChoice(session, object, view) };
    },
  ),

  /** Fields of the object that can be columns, in the view's order, then in the object's. */
  listFields: aside(
    () => v.object({ objectId: v.string(), viewId: v.string(), workspace: workspace() }),
    (app, { objectId, viewId, workspace: ref }): readonly FieldChoice[] => {
      const session = sessionOf(app, ref);
      const view = session.twenty.view(viewId, session.dialect());
      return fieldChoices(view, session.object(objectId), session.schema());
    },
  ),

  /** What a pull would bring, before it starts; changes nothing and waits for nobody. Not to be waited for: a pull may start meanwhile. */
  checkView: aside(
    () => v.object({ ...viewQuestion(), target: target() }),
    (app, question) => checkView(app, question),
  ),

  /**
   * Counts up to 20 objects that nobody has counted in the last hours, within a fifth of the workspace's limit. Answers all that is known
   * by now: id of an object → may be read, null where it cannot be told. `isWhole`: nothing is left to ask; else it may be called again in
   * `waitMs`.
   */
  probeObjects: aside(
    () => v.object({ more: v.boolean(), workspace: workspace() }),
    (app, { more, workspace: ref }) => probeObjects(app, sessionOf(app, ref), more),
  ),
};

function objectChoice(
  { id, nameSingular, namePlural, labelPlural }: ObjectMetadata,
  mayRead: KnownReadable,
): ObjectChoice {
  return { id, nameSingular, namePlural, label: labelPlural, mayRead: mayRead[id] ?? null };
}

function viewChoice(session: Session, object: ObjectMetadata, view: View): ViewChoice {
  return {
    id: view.id,
    name: view.name,
    type: view.type,
    isIndex: view.isIndex,
    needsMember: needsMember(view, session.schema()),
    link: viewLink(session.connection, object.namePlural, view.id),
  };
}
