import { workerData } from 'node:worker_threads';
import type { RecordEngine } from '../../crm/model';
import { createEngine } from '../../crm/records/engine';
import { DIALECTS } from '../../crm/server/dialects/index';
import { serveLine } from '../../crm/server/http/direct';
import { serveCrm } from '../../crm/server/serve';
import type { AskedOfCrm, CrmReady, CrmReply, CrmRequest, CrmSetup } from './crm-words';
import { dealsWorkspace } from './deals';
import { smallWorkspace } from './workspace';

/**
 * The demo CRM in a thread of its own, because scripts block the thread that runs them, on the virtual clock of those scripts. It
 * remembers which state of its records answered each query, and can be asked about every one of them.
 */
async function main({ records, rateLimit, clock, signal, port, line }: CrmSetup): Promise<void> {
  const time = new Float64Array(clock);
  const arrived = new Int32Array(signal);
  const now = (): number => time[0] ?? 0;
  const engines: RecordEngine[] = [];
  const asked: AskedOfCrm[] = [];
  const rules = DIALECTS['2.21'].records;
  const workspace = records === 'deals' ? dealsWorkspace(now()) : smallWorkspace(records, now());
  const crm = await serveCrm({
    workspace,
    secondWorkspace: { id: '3b8e6458-5fc1-4e63-8563-008ccddaa6db', build: () => workspace },
    createEngine(served) {
      const engine = createEngine(served, { ...rules, cursorBug: true });
      const version = engines.push(engine) - 1;
      return {
        ...engine,
        findMany(object, query) {
          const { filter, orderBy, first = 0, offset = 0, after = null } = query;
          asked.push({ version, object: object.nameSingular, filter, orderBy, first, offset, after });
          return engine.findMany(object, query);
        },
      };
    },
    port: 0,
    seed: '1',
    windows: rateLimit === null ? null : [{ tokens: rateLimit, milliseconds: 60_000 }],
    now,
  });

  serveLine(line, crm.fetch);

  function answer({ control, restart, truth }: CrmRequest): CrmReply {
    if (restart) {
      crm.control({ clear: true, restore: true, reset: true });
      for (const list of [engines, asked]) list.length = 0;
    }
    if (control) crm.control(control);
    const known = { asked, version: engines.length - 1 };
    const object = workspace.objects.find(({ nameSingular }) => nameSingular === truth?.object);
    const engine = truth && engines[truth.version];
    if (!truth || !object || !engine) return { ...known, truth: null };
    const { filter, orderBy } = truth;
    const page = engine.findMany(object, { filter, orderBy, first: 1_000_000, offset: 0, selected: [] });
    return { ...known, truth: page.records };
  }

  function say(message: CrmReady | CrmReply): void {
    port.postMessage(message);
    Atomics.add(arrived, 0, 1);
    Atomics.notify(arrived, 0);
  }

  port.on('message', (request: CrmRequest) => {
    try {
      say(answer(request));
    } catch (problem) {
      say({ problem: problem instanceof Error ? problem.message : String(problem) });
    }
  });
  say({ url: crm.url, keys: crm.keys });
}

void main(workerData);
