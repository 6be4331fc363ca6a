import type { JobStage } from '../../src/sync/job/job';
import { isRecord, parseJson } from '../../src/wire';
import type { Desk } from './add-on-world';
import { documentProperties } from './properties';

/** Of a pull whose records fit one page. */
const MOST_STEPS = 10;

/** How far the saved job is. */
export function stageOf(desk: Desk, tableId: string): unknown {
  const job = parseJson(documentProperties(desk).get(`job/${tableId}`) ?? '');
  if (!isRecord(job)) throw new Error(`no job of ${tableId}`);
  return job['phase'] === 'publishing' && job['journalled'] === true ? 'writing' : job['phase'];
}

/** Ada works on her job until it has come so far, and closes her sidebar. A job that writes is left by an execution that dies. */
export function leaveAt(desk: Desk, stage: JobStage, tableId: string): void {
  if (stage === 'writing') {
    leaveAt(desk, 'publishing', tableId);
    dieWhile(desk, tableId, (name) => name.startsWith('Range.set') && stageOf(desk, tableId) === 'writing');
    return;
  }
  // One step a slice: every request takes longer than a slice lasts.
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.fetch')) desk.emulator.advance(21_000);
  };
  for (let step = 0; stageOf(desk, tableId) !== stage; step += 1) {
    if (step > MOST_STEPS) throw new Error(`it never is at ${stage}`);
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { onCall });
  }
}

/** An execution of ada's that dies at the call after the first of that name. */
export function dieAfter(desk: Desk, call: string, tableId: string, during = (): void => undefined): void {
  dieWhile(desk, tableId, (name) => {
    if (name === call) during();
    return name === call;
  });
}

/** An execution of ada's that dies at the call after the first of which that is true. */
export function dieWhile(desk: Desk, tableId: string, isLast: (name: string) => boolean): void {
  const killAt = { call: Number.POSITIVE_INFINITY, when: 'before' as const };
  const onCall = (name: string, number: number): void => {
    if (killAt.call === Number.POSITIVE_INFINITY && isLast(name)) killAt.call = number + 1;
  };
  const input = [JSON.stringify({ tableId })];
  const reply = desk.emulator.clientCall('ada', 'doc', 'continuePull', input, { killAt, onCall });
  if (reply.run.outcome !== 'killed') throw new Error(`it ended as ${reply.run.outcome}`);
}
