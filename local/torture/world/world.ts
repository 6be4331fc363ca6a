import type { Random } from '../../crm/workspace/records/random';
import { typeInto } from '../../emulator/grid/person';
import { type CrmLink, startCrmLink } from './crm-link';
import { type Desk, KEY, openDesk, type User } from './desk';
import { readJobInfo, readReply } from './replies';
import { dealsWorkspace } from './deals';
import { type TorturedView, viewsOf } from './views';
import { smallWorkspace } from './workspace';

type Snapshot = ReturnType<Desk['emulator']['snapshot']>;

/** A desk with what runs begin from. */
export interface Place {
  readonly desk: Desk;
  /** Connected, nothing pulled. */
  readonly empty: Snapshot;
  /** The view pulled once, by id; null where that view cannot be pulled. */
  readonly pulled: Map<string, Pulled | null>;
  /** The same, switched to be edited. */
  readonly edited: Map<string, Pulled>;
}

export interface Pulled {
  readonly snapshot: Snapshot;
  readonly tableId: string;
  /** Service calls of the execution that pulled it. */
  readonly calls: number;
}

export interface World {
  readonly places: { readonly free: Place; readonly limited: Place; readonly deals: Place };
  readonly views: readonly TorturedView[];
  /** Of small tables whose every cell says which record it is of. */
  readonly dealViews: readonly TorturedView[];
  readonly close: () => Promise<void>;
}

/** Half of the demo's records are younger than this, so relative dates find some. */
const START = Date.parse('2026-05-20T09:00:00Z');

/** Requests a minute of the CRM that has a limit: less than a pull of a few pages takes. */
const LIMIT = 6;

export function openWorld(records: number): World {
  const setups = [
    { records, rateLimit: null },
    { records, rateLimit: LIMIT },
    { records: 'deals', rateLimit: null },
  ] as const;
  const crms = setups.map((setup) => startCrmLink(setup, START));
  const [free, limited, deals] = crms.map(openPlace);
  if (!free || !limited || !deals) throw new Error('Three CRMs make three places.');
  return {
    places: { free, limited, deals },
    views: viewsOf(smallWorkspace(records, START)),
    dealViews: viewsOf(dealsWorkspace(START)),
    close: async () => {
      for (const crm of crms) await crm.close();
    },
  };
}

function openPlace(crm: CrmLink): Place {
  const desk = openDesk(crm, START);
  for (const user of ['ada', 'bob'] as const) {
    ask(desk, 'connect', { address: crm.url, key: crm.keys[KEY] ?? '', allowHttp: true }, user);
  }
  typeInto(desk.state, 0, 1, 1, 'mine');
  typeInto(desk.state, 0, 2, 1, '=A1&"!"');
  return { desk, empty: desk.emulator.snapshot(), pulled: new Map(), edited: new Map() };
}

/** The data of an execution in calm weather. @throws the add-on's refusal. */
export function ask(desk: Desk, endpoint: string, input: unknown, user: User = 'ada'): unknown {
  const result = desk.execute({ user, endpoint, input });
  if (result.outcome !== 'value') throw new Error(`${endpoint} gave no answer: ${JSON.stringify(result)}`);
  const reply = readReply(result.value);
  if (!reply.ok) throw new Refused(reply.error.kind, `${endpoint}: ${reply.error.message}`);
  return reply.data;
}

class Refused extends Error {
  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

/** What the person was told and goes on with. */
export interface Accept {
  readonly acceptFewer: boolean;
  readonly acceptGone: boolean;
}

const NOTHING: Accept = { acceptFewer: false, acceptGone: false };

export const startInput = (
  { model, objectId, memberId }: TorturedView,
  target: unknown,
  accept: Accept = NOTHING,
  editing = false,
) => ({
  objectId,
  viewId: model.id,
  target,
  options: { columns: { kind: 'view' }, relationLabels: true, selectAs: 'label', listChanges: false, editing },
  memberId,
  ...accept,
});

/** Slices of a pull in calm weather, waits for the limit included. */
const MOST_SLICES = 60;

/** The view pulled once and nothing else, from the CRM as it was at the beginning. */
function preparedView(place: Place, view: TorturedView): Pulled | null {
  const known = place.pulled.get(view.model.id);
  if (known !== undefined) return known;
  const { desk, empty, pulled } = place;
  desk.emulator.restore(empty);
  desk.crm.ask({ restart: true });
  const made = pullCalmly(desk, view);
  pulled.set(view.model.id, made);
  return made;
}

/** The table with its cells given to people to edit; the CRM as it was at the beginning. */
export function withEditing({ desk, edited }: Place, view: TorturedView, pulled: Pulled): Pulled {
  const known = edited.get(view.model.id);
  if (known) return known;
  desk.emulator.restore(pulled.snapshot);
  desk.crm.ask({ restart: true });
  const made = pullCalmly(desk, view, ['setEditing', { tableId: pulled.tableId, on: true }]);
  if (!made) throw new Error(`"${view.model.name}" cannot be edited.`);
  edited.set(view.model.id, made);
  return made;
}

function pullCalmly(
  desk: Desk,
  view: TorturedView,
  [endpoint, input]: readonly [string, unknown] = ['startPull', startInput(view, { kind: 'newSheet' })],
): Pulled | null {
  try {
    let job = readJobInfo(ask(desk, endpoint, input));
    let calls = 0;
    for (let slice = 0; slice < MOST_SLICES && !['done', 'failed'].includes(job.phase); slice += 1) {
      desk.emulator.advance(job.waitMs);
      const result = desk.execute({ user: 'ada', endpoint: 'continuePull', input: { tableId: job.tableId } });
      const reply = result.outcome === 'value' ? readReply(result.value) : null;
      if (!reply?.ok) throw new Error(`A calm pull of "${view.model.name}" was refused: ${JSON.stringify(result)}`);
      calls = Math.max(calls, result.counters.totalCalls);
      job = readJobInfo(reply.data);
    }
    if (job.phase !== 'done') return null;
    return { snapshot: desk.emulator.snapshot(), tableId: job.tableId, calls };
  } catch (problem) {
    if (problem instanceof Refused) return null;
    throw problem;
  }
}

/** A view that can be pulled, and it pulled. */
export function drawView(
  views: readonly TorturedView[],
  place: Place,
  random: Random,
): { readonly view: TorturedView; readonly pulled: Pulled } {
  for (;;) {
    const view = random.pick(views);
    const pulled = preparedView(place, view);
    if (pulled) return { view, pulled };
  }
}
