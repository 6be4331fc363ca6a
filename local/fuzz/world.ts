/** A spreadsheet with a table that the lying server filled while it told the truth. */
import { typeInto } from '../emulator/grid/person';
import { readJobInfo, readReply } from '../torture/world/replies';
import { type CrmLink, startCrmLink } from '../torture/world/crm-link';
import { type Desk, KEY, openDesk, type User } from '../torture/world/desk';
import { viewsOf } from '../torture/world/views';
import { startInput } from '../torture/world/world';
import { smallWorkspace } from '../torture/world/workspace';
import { type Liar, startLiar } from './liar';

type Snapshot = ReturnType<Desk['emulator']['snapshot']>;

export interface FuzzWorld {
  readonly desk: Desk;
  readonly liar: Liar;
  readonly key: string;
  /** Connected, one table pulled and refreshed by the hour, a sheet of the person's beside it. */
  readonly begin: Snapshot;
  readonly tableId: string;
  /** What `startPull` takes for another view. */
  readonly start: object;
  readonly close: () => Promise<void>;
}

const START = Date.parse('2026-05-20T09:00:00Z');
const PEOPLE = 30;
export const ACCEPT = { acceptFewer: false, acceptGone: false };
const MOST_SLICES = 40;

/** Every so many hours. */
export const planOf = (every: number): object => ({ timing: { kind: 'hours', every }, paused: false, guard: 'follow' });

export function openWorld(): FuzzWorld {
  const crm: CrmLink = startCrmLink({ records: PEOPLE, rateLimit: null }, START);
  const liar = startLiar(crm.url);
  const desk = openDesk({ ...crm, url: liar.url }, START);
  const key = crm.keys[KEY] ?? '';
  liar.tell([]);
  const views = viewsOf(smallWorkspace(PEOPLE, START));
  const [view, other] = ['All People', 'All Companies'].map((name) => views.find(({ model }) => model.name === name));
  if (!view || !other) throw new Error('The demo has views of people and of companies.');
  typeInto(desk.state, 0, 1, 1, 'mine');
  typeInto(desk.state, 0, 2, 1, '=A1&"!"');
  for (const user of ['ada', 'bob'] as const) truth(desk, 'connect', { address: liar.url, key, allowHttp: true }, user);
  let job = readJobInfo(truth(desk, 'startPull', startInput(view, { kind: 'newSheet' })));
  for (let slice = 0; slice < MOST_SLICES && job.phase !== 'done'; slice += 1)
    job = readJobInfo(truth(desk, 'continuePull', { tableId: job.tableId }));
  truth(desk, 'planSchedule', { tableId: job.tableId, plan: planOf(1) });
  return {
    desk,
    liar,
    key,
    begin: desk.emulator.snapshot(),
    tableId: job.tableId,
    start: startInput(other, { kind: 'newSheet' }),
    close: async () => {
      await liar.close();
      await crm.close();
    },
  };
}

/** The data of an answer. @throws the add-on's sentence. */
function truth(desk: Desk, endpoint: string, input: unknown, user: User = 'ada'): unknown {
  const result = desk.execute({ user, endpoint, input });
  const reply = result.outcome === 'value' ? readReply(result.value) : null;
  if (!reply?.ok) throw new Error(`${endpoint}: ${JSON.stringify(reply ?? result)}`);
  return reply.data;
}
