import { broken } from '../laws/law';
import type { Run } from '../runs/run';
import { contentsOf, sheetOfTable } from '../look/sheet';
import type { Watch } from '../runs/watch';
import { readJobInfo } from '../world/replies';
import { ask } from '../world/world';

const MOST_SLICES = 60;

/** The same refresh from the same sheet, left alone, must make the same table. */
export function agreesWithCalm(
  run: Run,
  before: ReturnType<Run['desk']['emulator']['snapshot']>,
  watched: Watch,
): void {
  const { desk, tableId } = run;
  if (!watched.isPlain() || tableId === null) return;
  const shown = (): string => {
    const sheet = sheetOfTable(desk.state, tableId);
    // A note on the header says when Twenty was read.
    return sheet ? contentsOf(sheet).replace(/Last read from Twenty: [\d :-]+/g, '') : '';
  };
  const stormy = shown();
  const after = desk.emulator.snapshot();
  desk.emulator.restore(before);
  desk.crm.ask({ control: { clear: true } });
  let job = readJobInfo(ask(desk, 'refreshTable', { tableId, acceptFewer: false, acceptGone: true }));
  for (let slice = 0; slice < MOST_SLICES && !['done', 'failed'].includes(job.phase); slice += 1) {
    desk.emulator.advance(job.waitMs);
    job = readJobInfo(ask(desk, 'continuePull', { tableId }));
  }
  const calm = shown();
  desk.emulator.restore(after);
  run.told.push('compared with a calm refresh');
  if (calm !== stormy)
    run.broken.push(
      ...broken('calm', [
        `A calm refresh makes another sheet.\n    calm:  ${around(calm, stormy)}\n    storm: ${around(stormy, calm)}`,
      ]),
    );
}

function around(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.slice(Math.max(0, at - 100), at + 200);
}
