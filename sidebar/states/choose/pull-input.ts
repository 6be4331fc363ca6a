import type { Input } from '../../../src/calls/endpoints/index';
import type { ChooseScreen } from '../../model/screens/choose';
import { columnChoice } from './columns';
import { chosenView } from './view';

/** What is to be pulled, or null while something is still to be chosen. */
export function pullInput(screen: ChooseScreen): Input<'startPull'> | null {
  const view = chosenView(screen);
  const columns = columnChoice(screen.columns);
  if (screen.objectId === null || !view || !columns || (view.needsMember && screen.memberId === null)) return null;
  const { objectId, target, memberId, workspace } = screen;
  const options = { columns, ...screen.options };
  return {
    objectId,
    viewId: view.id,
    target,
    options,
    memberId: view.needsMember ? memberId : null,
    acceptFewer: false,
    acceptGone: false,
    ...(workspace === null ? {} : { workspace }),
  };
}
