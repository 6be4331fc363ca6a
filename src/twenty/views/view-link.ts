import { SyncError } from '../../errors';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const BARE = new RegExp(`^${UUID}$`, 'i');

/** `/objects/people?viewId=…`; older pages wrote `view=`. A record's page, `/object/person/…`, shows no view. */
const LINK = new RegExp(`/objects/[^/?#\\s]+/?\\?(?:[^#\\s]*&)?view(?:id)?=(${UUID})(?:[&#]|$)`, 'i');

/** Signs that mail programs and chats put around a link. */
const AROUND = /^[\s<"'(]+|[\s>"').,;]+$/g;

/** The view's id in what a person pastes: the link of a list in Twenty, or the id itself. Null when there is none. */
export function viewIdFrom(text: string): string | null {
  const bare = text.replace(AROUND, '');
  const id = BARE.test(bare) ? bare : LINK.exec(bare)?.[1];
  return id?.toLowerCase() ?? null;
}

/** @throws SyncError `view-unknown` when the text names no view. */
export function readViewId(text: string): string {
  const id = viewIdFrom(text);
  if (id === null) throw new SyncError('view-unknown');
  return id;
}
