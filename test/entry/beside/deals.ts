import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FieldModel, RecordModel, Workspace } from '../../../local/crm/model';
import type { Change, Control } from '../../../local/crm/server/faults/rule';
import { buildWorkspace } from '../../../local/crm/workspace';
import { idOf } from '../../../local/crm/workspace/ids';
import { buildView, type ViewDraft } from '../../../local/crm/workspace/views/view-notation';
import { requireBuilt } from '../../bundle/built';
import { controlVersions, type CrmBeside } from '../crm-beside';
import { openLine } from '../../../local/emulator/services/fetch-line';
import type { Given } from './deals-thread';

/** Deals of a test's own: few, and with values that say which they are. */
export interface Deals {
  /** Beside name and amount. Default: none. */
  readonly fields?: readonly FieldModel[];
  /** Default: name and amount. */
  readonly base?: readonly FieldModel[];
  /** Default: four, "Deal 1" to "Deal 4", of 10 to 40. */
  readonly records?: readonly Readonly<Record<string, unknown>>[];
  /** Default: the view "All" of all columns. */
  readonly views?: readonly (Omit<ViewDraft, 'object'> & { readonly longName?: string })[];
}

export interface DealsCrm
  extends Pick<CrmBeside, 'url' | 'redirectUrl' | 'keys' | 'time' | 'setTime' | 'threads' | 'version' | 'close'> {
  readonly change: (...now: Change[]) => Promise<void>;
  readonly control: (control: Control) => Promise<void>;
  /** The same address serves this from now on: fields may have changed. */
  readonly become: (deals: Deals) => Promise<void>;
}

const START = Date.parse('2026-05-20T09:00:00Z');

export function field(name: string, type: FieldModel['type'], over: Partial<FieldModel> = {}): FieldModel {
  return {
    id: idOf(`field deal.${name}`),
    name,
    type,
    label: name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase()),
    icon: 'IconAbc',
    isActive: true,
    isSystem: ['id', 'deletedAt', 'position'].includes(name),
    isNullable: name !== 'id',
    isUnique: false,
    defaultValue: null,
    options: null,
    settings: null,
    relation: null,
    morphRelations: null,
    ...over,
  };
}

export const dealId = (number: number): string => idOf(`deal ${number}`);

/** Of that many deals. */
export const numbered = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Deal ${index + 1}`, amount: (index + 1) * 10 }));

function dealsWorkspace(given: Deals): Workspace {
  const { fields = [], records = numbered(4) } = given;
  const base = buildWorkspace({ records: 1, seed: 1, now: new Date(START).toISOString() });
  const own = [...(given.base ?? [field('name', 'TEXT'), field('amount', 'NUMBER')]), ...fields];
  const views = given.views ?? [{ name: 'All', columns: own.map(({ name }) => name).join(' ') }];
  const members = base.objects.filter(({ nameSingular }) => nameSingular === 'workspaceMember');
  const system = [
    field('id', 'UUID'),
    field('createdAt', 'DATE_TIME'),
    field('deletedAt', 'DATE_TIME'),
    field('position', 'POSITION'),
  ];
  const deal = {
    id: idOf('object deal'),
    nameSingular: 'deal',
    namePlural: 'deals',
    labelSingular: 'Deal',
    labelPlural: 'Deals',
    icon: 'IconAbc',
    description: '',
    isActive: true,
    isSystem: false,
    isRemote: false,
    labelIdentifier: 'name',
    fields: [...system, ...own],
  };
  const rows = records.map((record, index): RecordModel => {
    const times = { createdAt: '2026-01-01T00:00:00.000Z', deletedAt: null };
    return { id: dealId(index + 1), ...times, position: index + 1, ...record };
  });
  return {
    ...base,
    objects: [
      ...members.map((object) => ({
        ...object,
        fields: object.fields.filter(({ relation, morphRelations }) => !relation && !morphRelations),
      })),
      deal,
    ],
    views: views.map(({ longName, ...view }) => {
      const built = buildView({ object: 'deal', ...view });
      return longName === undefined ? built : { ...built, name: longName };
    }),
    records: new Map([
      ...[...base.records].filter(([name]) => name === 'workspaceMember'),
      ['deal', rows] satisfies [string, RecordModel[]],
    ]),
  };
}

interface Ready {
  readonly url: string;
  readonly redirectUrl: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly controlSecret: string;
}

export async function startDeals(deals: Deals = {}): Promise<DealsCrm> {
  const clock = new SharedArrayBuffer(8);
  const time = new Float64Array(clock);
  time[0] = START;
  const { line, thread } = openLine();
  let isOpen = true;
  const given: Given = { workspace: dealsWorkspace(deals), clock, line };
  const worker = new Worker(`./${requireBuilt('build/deals-beside.mjs')}`, {
    workerData: given,
    transferList: [line.port],
  });
  // Both ends are of this build.
  const told = async (): Promise<Ready> => (await once(worker, 'message'))[0] as Ready;
  const { controlSecret, ...ready } = await told();
  const versions = controlVersions();
  let workspaces = 0;
  const control = async (what: Control): Promise<void> => {
    versions.note(what);
    const response = await fetch(`${ready.url}/demo/control`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${controlSecret}`, 'Content-Type': 'application/json', Connection: 'close' },
      body: JSON.stringify(what),
    });
    if (response.status !== 200) throw new Error(`The CRM refuses this control: ${await response.text()}`);
  };
  return {
    ...ready,
    time: () => time[0] ?? START,
    setTime: (now) => {
      time[0] = Math.max(time[0] ?? START, now);
    },
    control,
    change: (...now) => control({ now }),
    version: () => `${workspaces} ${versions.now()}`,
    become: async (changed) => {
      workspaces += 1;
      const answer = told();
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(dealsWorkspace(changed));
      await answer;
    },
    threads: (origin) => (isOpen && origin === ready.url ? thread : undefined),
    close: async () => {
      isOpen = false;
      await worker.terminate();
    },
  };
}
