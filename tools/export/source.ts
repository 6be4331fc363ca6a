import { chooseMember, chooseObject, chooseView } from '../../local/pull/choose';
import type { Clock } from '../../src/ports/clock';
import type { Http } from '../../src/ports/http';
import { blamed, isAboutView } from '../../src/sync/plan/blamed';
import { forbiddenNames } from '../../src/sync/plan/forbidden';
import { planSync, type SyncPlan } from '../../src/sync/plan/plan';
import { fingerprintOf } from '../../src/sync/own/hidden/fingerprint';
import { readAddress } from '../../src/twenty/wire/address';
import { createClient, type TwentyClient } from '../../src/twenty/client';
import { everythingOf } from '../../src/twenty/views/everything';
import { readKey } from '../../src/twenty/wire/key';
import type { WorkspaceMember } from '../../src/twenty/model';
import { createPace } from '../../src/twenty/wire/pace';
import { withRetry } from '../../src/twenty/wire/retry';
import { createTransport } from '../../src/twenty/wire/transport';
import { withoutKey } from '../../src/twenty/wire/without-key';
import { memoryStore } from '../doctor/ports';
import { type FileForm, formOf } from './forms';
import type { ExportOptions } from './options';

/** What is asked for, decided: the same core as the add-on's, with a file in place of a sheet. */
export interface Decided {
  readonly plan: SyncPlan;
  readonly form: FileForm;
  /** The same where the same question fills the same file. */
  readonly fingerprint: string;
}

export interface Source {
  readonly twenty: TwentyClient;
  /** Decides anew: the view is asked for each time. `started`: milliseconds since the epoch, "now" of relative dates. */
  readonly decide: (started: number, forbidden: readonly string[]) => Decided;
  /**
   * Names to leave out so that asking again can succeed.
   * @throws the error itself, or one that says more, where there is none
   */
  readonly leaveOut: (thrown: unknown, decided: Decided, forbidden: readonly string[]) => readonly string[];
}

/** Failed requests are repeated within this time, each anew. */
const RETRY_MS = 120_000;

const TABLE_OPTIONS = {
  columns: { kind: 'view' },
  relationLabels: false,
  selectAs: 'value',
  listChanges: false,
  rowOrder: 'view',
  mayShrink: false,
  hiddenGroups: 'pull',
  relationIds: 'first',
  recordLinks: false,
} as const;

/** Connects and finds the object. @throws SyncError, PullError */
export function openSource(options: ExportOptions, network: Http, clock: Clock): Source {
  const address = readAddress(options.server.url, { allowHttp: true });
  const { key } = readKey(options.server.key);
  const bare = withoutKey(network, key);
  const http: Http = {
    send: (requests) => withRetry(bare, clock, { deadline: clock.now() + RETRY_MS }).send(requests),
  };
  const transport = createTransport({ http, address, key, locale: null });
  const pace = createPace(memoryStore(), clock, 'export');
  const twenty = createClient({ transport, http, address, clock, pace });
  const dialect = twenty.detectDialect();
  const first = twenty.objects(dialect);
  const choices = first.objects
    .filter(({ isActive }) => isActive)
    .map((object) => ({ ...object, label: object.labelPlural }));
  const { id: objectId } = chooseObject(choices, options.object);
  const member = options.me === null ? null : memberNamed(options.me, twenty.members());
  const viewId = options.view === null ? null : viewNamed(options.view, objectId);

  function viewNamed(asked: string, ofObject: string): string {
    const listed = twenty.views(ofObject, dialect).map(({ id, name }) => ({ id, name, needsMember: false }));
    return chooseView(listed, asked, choices.find(({ id }) => id === ofObject)?.label ?? '').id;
  }

  const decide = (started: number, forbidden: readonly string[]): Decided => {
    const schema = twenty.objects(dialect);
    const view = viewId === null ? null : twenty.view(viewId, dialect);
    const object = schema.objectById(view?.objectId ?? objectId);
    if (!object) throw new Error(`The object ${options.object} is gone.`);
    const plan = planSync(view ?? everythingOf(object), object, {
      schema,
      dialect,
      options: TABLE_OPTIONS,
      memberId: member?.id ?? null,
      now: started,
      zone: member?.timeZone ?? options.timeZone,
      machineZone: options.timeZone,
      offsetMinutes: clock.offsetMinutes,
      forbidden,
    });
    const form = formOf(options.format, { plan, schema, dialect, forbidden });
    const names = form.schema.map(({ name }) => name);
    const fingerprint = fingerprintOf([address, options.format, plan.fingerprint, form.selections, form.start, names]);
    return { plan, form, fingerprint };
  };

  return {
    twenty,
    decide,
    leaveOut(thrown, { plan }, forbidden) {
      if (!isAboutView(thrown)) throw thrown;
      const names = forbiddenNames(thrown, plan, forbidden, twenty);
      if (names.length === 0) throw blamed(thrown, plan, twenty);
      return names;
    },
  };
}

function memberNamed(asked: string, members: readonly WorkspaceMember[]): WorkspaceMember | null {
  const { id } = chooseMember(members, asked);
  return members.find((member) => member.id === id) ?? null;
}
