/** Performs effects and dispatches what comes of them. Everything of the browser comes in through `World`. */
import type { EndpointName, Input, Output } from '../src/calls/endpoints/index';
import type { CsvPart } from '../src/protocol/csv';
import { makeArchive } from './archive/make';
import { type CsvEnd, downloadCsv } from './csv-download';
import type { Effect } from './model/effect';
import type { Event } from './model/event';
import type { CsvOutcome } from './model/screens/csv';
import type { State } from './model/state';
import type { Clock, Result, Rpc } from './rpc';
import { sayIn } from './say';
import { JOB_CALLS } from './states/pull';

export interface World {
  readonly rpc: Rpc;
  readonly clock: Clock;
  readonly dispatch: (event: Event) => void;
  readonly state: () => State;
  /** Parts of a CSV → an object URL. */
  readonly makeFile: (parts: readonly string[]) => string;
  /** A ZIP in pieces → an object URL. */
  readonly makeZip: (chunks: readonly Uint8Array<ArrayBuffer>[]) => string;
  /** SHA-256, hexadecimal; '' where the browser has none. */
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly forgetFile: (url: string) => void;
  readonly saveFile: () => void;
  /** Whether the browser says that the shown text was copied. */
  readonly copyText: () => boolean;
  readonly copyDetails: (text: string) => void;
  readonly focusField: (id: string) => void;
  readonly focusSheet: () => void;
}

/** After so long a person wonders whether anything still happens, ms. The working calls take about 20 s when all is well. */
const SLOW_MS = 8_000;
const SLOW_WORK_MS = 45_000;
const WORKING: readonly EndpointName[] = [...JOB_CALLS, 'readCsv', 'readObject', 'continueBackup', 'checkBackup'];

/** A longer text, in UTF-16 units, is too much for a text field. */
const COPY_LENGTH = 2_000_000;

export function perform(effect: Effect, world: World): void {
  switch (effect.type) {
    case 'call':
      void performCall(effect.endpoint, effect.input, effect.call, world);
      return;
    case 'wait':
      world.clock.later(effect.milliseconds, () => world.dispatch(effect.event));
      return;
    case 'readCsv':
      void readCsv(effect, world);
      return;
    case 'makeArchive':
      void archive(effect, world);
      return;
    case 'makeFiles': {
      const files = effect.files.map(({ name, text, rows, isNew }) => {
        return { url: world.makeFile([text]), fileName: name, rows, isNew };
      });
      world.dispatch({ type: 'filesMade', call: effect.call, files });
      return;
    }
    case 'saveFile':
      world.saveFile();
      return;
    case 'copyText':
      if (world.copyText()) world.dispatch({ type: 'copied' });
      return;
    case 'copyDetails':
      world.copyDetails(effect.text);
      return;
    case 'focusField':
      world.focusField(effect.field);
      return;
    case 'forgetFile':
      world.forgetFile(effect.url);
      return;
    case 'focusSheet':
      world.focusSheet();
      return;
  }
}

async function performCall<E extends EndpointName>(
  endpoint: E,
  input: Input<E>,
  call: number,
  world: World,
): Promise<void> {
  const result = await withSlowness(endpoint, call, world, () => world.rpc(endpoint, input));
  if (!result.ok) return world.dispatch({ type: 'failed', endpoint, call, trouble: result.trouble });
  world.dispatch(answered(endpoint, call, result.data));
}

/** The compiler cannot see that endpoint and data of one call belong together; this line is the one place that says so. */
function answered<E extends EndpointName>(endpoint: E, call: number, data: Output<E>): Event {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { type: 'answered', endpoint, call, data } as Event;
}

async function withSlowness<T>(
  endpoint: EndpointName,
  call: number,
  { clock, dispatch }: World,
  work: () => Promise<T>,
): Promise<T> {
  const patience = WORKING.includes(endpoint) ? SLOW_WORK_MS : SLOW_MS;
  const forget = clock.later(patience, () => dispatch({ type: 'slow', call }));
  const result = await work();
  forget();
  return result;
}

async function readCsv({ source, file, run }: Extract<Effect, { type: 'readCsv' }>, world: World): Promise<void> {
  const part = (next: string | null): Promise<Result<CsvPart>> =>
    source.kind === 'table'
      ? world.rpc('readCsv', { tableId: source.tableId, file, next })
      : world.rpc('readViewCsv', { view: source.question, file, next });
  const end = await downloadCsv({
    kind: file.kind,
    readPart: (next) => withSlowness('readCsv', run, world, () => part(next)),
    wait: (milliseconds) => new Promise((resolve) => void world.clock.later(milliseconds, resolve)),
    onPart: (read, total, waitMs) => world.dispatch({ type: 'csvRead', run, read, total, waitMs }),
    goOn: () => {
      const { screen } = world.state();
      return screen.at === 'csv' && screen.run === run;
    },
  });
  if (end.is === 'failed') world.dispatch({ type: 'csvFailed', run, trouble: end.trouble });
  if (end.is === 'changed') world.dispatch({ type: 'csvEnded', run, outcome: end });
  if (end.is === 'whole') world.dispatch({ type: 'csvEnded', run, outcome: offered(end, world) });
}

async function archive({ run, request, into }: Extract<Effect, { type: 'makeArchive' }>, world: World): Promise<void> {
  const { rpc, clock, dispatch } = world;
  const of = request.objects.length;
  const end = await makeArchive({
    request,
    say: sayIn(world.state().data.language),
    now: clock.now,
    readPart: (objectId, form, next) =>
      withSlowness('readObject', run, world, () => rpc('readObject', { objectId, form, next })),
    members: () => rpc('listMembers', {}),
    membersThere: into === null ? null : () => rpc('listMembers', { workspace: into }),
    count: (objectIds) => rpc('countBackup', { objectIds }),
    wait: (milliseconds) => new Promise((resolve) => void clock.later(milliseconds, resolve)),
    onPart: ({ label: object }, done, read, total, waitMs) =>
      dispatch({ type: 'archiveRead', reading: { run, object, done, of, read, total, waitMs } }),
    goOn: () => {
      const { screen } = world.state();
      return screen.at === 'backup' && screen.reading?.run === run;
    },
    sha256: world.sha256,
  });
  if (end.is === 'failed') dispatch({ type: 'archiveFailed', run, trouble: end.trouble });
  if (end.is !== 'whole') return;
  const day = request.facts.begun.slice(0, 10);
  const fileName = `twenty-${request.kind === 'kit' ? 'migration' : 'backup'}-${day}.zip`;
  dispatch({ type: 'archiveEnded', run, file: { url: world.makeZip(end.chunks), fileName, records: end.records } });
}

function offered({ files, unmatched }: Extract<CsvEnd, { is: 'whole' }>, { makeFile }: World): CsvOutcome {
  const [first, ...others] = files;
  const length = first?.parts.reduce((sum, part) => sum + part.length, 0) ?? 0;
  return {
    is: 'files',
    unmatched,
    files: files.map(({ parts, fileName, records }) => ({ url: makeFile(parts), fileName, records })),
    text: first && others.length === 0 && length <= COPY_LENGTH ? first.parts.join('') : null,
  };
}
