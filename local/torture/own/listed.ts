import * as z from 'zod/mini';
import { type ListedEdit, editsAreListed, editsStay } from '../laws/edits';
import { type Broken, broken } from '../laws/law';
import type { Claim } from '../layouts/claim';
import type { Scene } from '../look/scene';
import type { Run } from '../runs/run';
import { execute } from '../storm/execute';
import { CALM } from '../storm/storm';

const cell = z.looseObject({ header: z.string(), mine: z.string(), isConflict: z.boolean() });
const list = z.looseObject({ records: z.array(z.looseObject({ id: z.string(), cells: z.array(cell) })) });

/** Edits of a table after its refresh: on the sheet, and as the sidebar lists them. */
export function editsHold(run: Run, after: Scene, claims: readonly Claim[]): readonly Broken[] {
  if (!run.isEdited) return [];
  const stay = editsStay(after, claims);
  const listed = stay.length > 0 ? null : listedNow(run);
  if (listed === null) return broken('edits', stay);
  if (typeof listed === 'string') return broken('edits', [`The edits are not listed: ${listed}.`]);
  return broken('edits', editsAreListed(after, claims, listed, recordsNow(run)));
}

/** In calm weather; why not, where they cannot be listed. */
function listedNow({ desk, tableId, told }: Run): readonly ListedEdit[] | string {
  const call = { user: 'ada', endpoint: 'listEdits', input: { tableId } } as const;
  const { reply, ending } = execute(desk, call, CALM, tableId);
  told.push(`ada: listEdits → ${ending}`);
  if (!reply?.ok) return ending;
  return z.parse(list, reply.data).records.flatMap(({ id, cells }) => cells.map((one) => ({ id, ...one })));
}

function recordsNow({ desk, view }: Run) {
  const { asked, version } = desk.crm.ask({});
  const { object } = view.model;
  const page = asked.filter((question) => question.object === object && question.first > 0).at(-1);
  const question = { version, object, filter: page?.filter, orderBy: page?.orderBy };
  return new Map((desk.crm.ask({ truth: question }).truth ?? []).map((record) => [record.id, record]));
}
