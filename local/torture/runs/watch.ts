import { afterRefresh, misplaced, missingInArchive } from '../own/belongings';
import { KEY } from '../world/desk';
import { isActive, isCopying, savedJobs, savedReceipt, type SavedJob } from '../look/job';
import { changeIsTrue, noFormulaInOwned, receiptIsTrue, rowsAreRecords } from '../laws/table';
import type { Run } from './run';
import { contentsOf, hiddenSheets, idsOn, pictureOf, sheetOfTable, workingSheets } from '../look/sheet';
import { truthOf } from '../look/truth';
import { type Rows, rowsById } from '../look/rows';
import type { LastRefresh } from '../own/undo';

/** Looks at the spreadsheet between executions and notes in `run.broken` which law does not hold. */
export interface Watch {
  /** The person changed the sheet: this is the old table now. */
  readonly look: () => void;
  readonly afterExecution: (said: string) => void;
  /** The sidebar was opened after the pull ended. */
  readonly afterEnd: () => void;
  readonly isCopying: () => boolean;
  readonly hasPublished: () => boolean;
  /** What an undo would have to bring back; null after a first pull. */
  readonly lastRefresh: () => LastRefresh | null;
  /** One table was published, from one state of the records that is still the present one. */
  readonly isPlain: () => boolean;
}

const ARCHIVE = 'Twenty archive';

export function watch(run: Run): Watch {
  const { desk, broken, belongings, view } = run;
  const { state } = desk;
  const key = desk.crm.keys[KEY] ?? '';
  let receiptSeen = receiptText();
  let copying = false;
  let published = 0;
  let plain = false;
  /** State of the records when a table was last published. */
  let version = -1;
  let old = pictureOf(state);
  let oldRows = tableRows();
  let last: LastRefresh | null = null;
  let others = otherSheets();

  function receiptText(): string {
    return desk.properties().get(`receipt/${run.tableId}`) ?? '';
  }
  function tableSheet() {
    return run.tableId === null ? undefined : sheetOfTable(state, run.tableId);
  }
  function tableRows(): Rows | null {
    const sheet = tableSheet();
    return sheet ? rowsById(state, sheet) : null;
  }
  function otherSheets(): string {
    const table = tableSheet();
    const hidden = hiddenSheets(state);
    return JSON.stringify(
      state.sheets
        .filter((sheet) => sheet !== table && sheet.name !== ARCHIVE && !hidden.includes(sheet))
        .map((sheet) => [sheet.name, contentsOf(sheet)]),
    );
  }
  function job(): SavedJob | undefined {
    return savedJobs(desk).find(({ table }) => table.id === run.tableId);
  }
  function look(): void {
    old = pictureOf(state);
    oldRows = tableRows();
    others = otherSheets();
  }

  function settle(): void {
    const sheet = tableSheet();
    const receipt = run.tableId === null ? null : savedReceipt(desk, run.tableId);
    if (!sheet || !receipt) {
      broken.push('The pull is done, but there is no table or no receipt.');
      return;
    }
    published += 1;
    run.ends.push('done');
    const ids = idsOn(state, sheet);
    const { isLied, isViewEdited } = run;
    const isWalk = receipt.walked !== null;
    if (isWalk) run.ends.push('of them walked');
    const truth = truthOf(desk.crm, view.model.object, { isWalk, isLied });
    if (!truth) broken.push('The pull is done, but nothing was counted.');
    else {
      broken.push(...receiptIsTrue(ids, receipt, truth), ...changeIsTrue(oldRows, rowsById(state, sheet), receipt));
      broken.push(...rowsAreRecords(state, sheet, view.plainFields, truth));
      version = desk.crm.ask({}).version;
      plain = published === 1 && truth.exact !== null && truth.isNow && !isLied && !isViewEdited && !isWalk;
    }
    const known = belongings.archived.length;
    afterRefresh(belongings, ids);
    last = oldRows && { old: oldRows, archived: belongings.archived.slice(known) };
    broken.push(...misplaced(belongings, state, sheet, ids), ...missingInArchive(belongings, state));
    if (otherSheets() !== others) broken.push('Another sheet changed.');
    look();
  }

  return {
    look,
    isCopying: () => copying,
    hasPublished: () => published > 0,
    isPlain: () => plain && desk.crm.ask({}).version === version,
    lastRefresh: () => last,
    afterExecution(said) {
      const now = job();
      copying = now !== undefined && isCopying(now);
      const sheet = tableSheet();
      if (sheet) broken.push(...noFormulaInOwned(state, sheet));
      if (said.includes(key) || desk.keptInTheOpen().some((text) => text.includes(key))) broken.push('The key leaked.');
      if (copying) return;
      if (receiptText() !== receiptSeen) {
        receiptSeen = receiptText();
        settle();
      } else if (pictureOf(state) !== old) {
        broken.push(
          `The sheet changed although nothing was published (${now?.phase ?? 'no job'}).\n${difference(old, pictureOf(state))}`,
        );
      }
    },
    afterEnd() {
      const active = savedJobs(desk).filter(isActive);
      if (active.length > 0) broken.push(`A job is still there: ${active.map(({ phase }) => phase).join()}.`);
      const left = workingSheets(state);
      if (left.length > 0) broken.push(`Left behind: ${left.map(({ name }) => name).join()}.`);
      const kept = hiddenSheets(state);
      if (kept.length > 1) broken.push(`Kept more than once: ${kept.map(({ name }) => name).join()}.`);
      if (kept.some(({ hidden }) => !hidden)) broken.push('What is kept for Undo is shown.');
    },
  };
}

/** Where two texts part. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return `    before: …${one.slice(from, at + 160)}\n    after:  …${other.slice(from, at + 160)}`;
}
