/** From what a person chose to a table. */
import { SyncError } from '../../errors';
import type { ViewQuestion } from '../../protocol/choice';
import type { Table } from '../../sync/job/table';
import type { WorkspaceMember } from '../../twenty/model';
import type { App } from '../app/app';
import type { Session } from '../app/session';

/** The table that the choice makes, without an id unless one is there already. Asks for the view, and for the member where one is named. */
export function chosenTable(
  app: App,
  session: Session,
  { objectId, viewId, memberId, options }: Omit<ViewQuestion, 'workspace'>,
): Table {
  const object = session.object(objectId);
  const view = session.twenty.view(viewId, session.dialect());
  const { address, workspaceId, workspaceName } = session.connection;
  return {
    v: 1,
    id: '',
    address,
    workspaceId,
    workspaceName,
    objectId: object.id,
    objectLabel: object.labelPlural,
    objectPath: object.namePlural,
    viewId: view.id,
    viewName: view.name,
    ...chosenMember(session, memberId),
    language: app.language,
    options,
  };
}

/** @throws SyncError `request-invalid` when there is no such member any more. */
export function chosenMember(
  session: Session,
  memberId: string | null,
): Pick<Table, 'memberId' | 'memberZone' | 'memberName'> {
  if (memberId === null) return { memberId, memberZone: null, memberName: '' };
  const { timeZone, name } = memberOf(session, memberId);
  return { memberId, memberZone: timeZone, memberName: name };
}

function memberOf({ twenty }: Session, memberId: string): WorkspaceMember {
  const member = twenty.members().find(({ id }) => id === memberId);
  if (!member) throw new SyncError('request-invalid');
  return member;
}
