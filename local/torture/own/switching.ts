import type { Random } from '../../crm/workspace/records/random';
import type { Claim, Edit } from '../layouts/claim';
import { type Broken, broken } from '../laws/law';
import { isTableEdited } from '../look/sheet';
import type { Scene } from '../look/scene';
import type { Run } from '../runs/run';

/** Editing of a table is switched off in the middle of its life, and on again. */
export function drawSwitch(run: Run, random: Random): void {
  run.switching = random.chance(run.isEdited ? 0.2 : 0.5) ? !run.isEdited : null;
  if (run.switching !== null) run.told.push(`editing is to be switched ${run.switching ? 'on' : 'off'}`);
}

export const isEdit = (claim: Claim): claim is Edit => claim.kind === 'edit';

/** After the refresh: what was typed was set back where editing is off now. Gives the edits that are none any more. */
export function switched(run: Run, after: Scene, claims: readonly Claim[]): readonly Edit[] {
  run.switching = null;
  const wasEdited = run.isEdited;
  run.isEdited = run.tableId !== null && isTableEdited(run.desk.state, run.tableId);
  if (!wasEdited || run.isEdited) return [];
  run.ends.push('switched off');
  const edits = claims.filter(isEdit);
  run.broken.push(
    ...broken(
      'edits',
      edits.flatMap((edit) => notSetBack(after, edit)),
    ),
  );
  return edits;
}

function notSetBack({ marks, sheet }: Scene, { mark, column, id, raced }: Edit): readonly string[] {
  const stands = raced !== true && (marks.get(mark) ?? []).some((place) => place.sheet === sheet);
  return stands ? [`What was typed into ${column} of ${id} was not set back.`] : [];
}

/** After an undo of it: editing is on again, with every edit. */
export function switchedBack(run: Run): readonly Broken[] {
  run.isEdited = run.tableId !== null && isTableEdited(run.desk.state, run.tableId);
  return run.isEdited ? [] : broken('edits', ['The undo did not switch editing on again.']);
}
