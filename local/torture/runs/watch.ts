import { KEY } from '../world/desk';
import { type Broken, broken } from '../laws/law';
import { changeIsTrue, noFormulaInOwned, receiptIsTrue, rowsAreRecords } from '../laws/table';
import { isActive, isCopying, savedJobs, savedReceipt, type SavedJob } from '../world/job';
import { type Rows, rowsById } from '../look/rows';
import { type Scene, sceneOf } from '../look/scene';
import { contentsOf, hiddenSheets, pictureOf, sheetOfTable, undoEntry, workingSheets } from '../look/sheet';
import { truthOf } from '../look/truth';
import type { Run } from './run';

/** Looks at the spreadsheet between executions and notes in `run.broken` which law does not hold. */
export interface Watch {
  /** The person changed the sheet: this is the old table now. */
  readonly look: () => void;
  /** The same in the middle of an execution: what the receipt says of changes can then not be told any more. */
  readonly raced: () => void;
  readonly afterExecution: (said: string) => void;
  /** The sidebar was opened after the pull ended. */
  readonly afterEnd: () => void;
  readonly isCopying: () => boolean;
  readonly hasPublished: () => boolean;
  /** The table until it was last changed; null after a first pull, and where nothing changed it. */
  readonly lastTable: () => Rows | null;
  /** One table was published, from one state of the records that is still the present one. */
  readonly isPlain: () => boolean;
}

/** Who knows what else has to be on a sheet whose table was just published. */
export interface Keeper {
  readonly published: (scene: Scene) => readonly Broken[];
  /** Somebody typed into that cell of the table. */
  readonly isEdited?: (id: string, key: string) => boolean;
  /** What was typed was set back. */
  readonly setsBack?: () => boolean;
}

const ARCHIVE = 'Twenty archive';

export function watch(run: Run, keeper: Keeper): Watch {
  const { desk, view } = run;
  const { state } = desk;
  const key = desk.crm.keys[KEY] ?? '';
  const found = (law: Broken['law'], sentences: readonly string[]): void =>
    void run.broken.push(...broken(law, sentences));
  let receiptSeen = receiptText();
  let copying = false;
  let published = 0;
  let plain = false;
  /** State of the records when a table was last published. */
  let version = -1;
  let old = pictureOf(state);
  let oldRows = tableRows();
  let last: Rows | null = null;
  let entry = undoEntry(state, run.tableId);
  let isRaced = false;
  let others = otherSheets();

  function receiptText(): string {
    return desk.properties().get(`receipt/${run.tableId}`) ?? '';
  }
  function scene(): Scene | null {
    return run.tableId === null ? null : sceneOf(state, run.tableId);
  }
  function tableRows(): Rows | null {
    const now = scene();
    return now && rowsById(now);
  }
  /** What stands on them; formulas there may point at the table, whose columns move. */
  function otherSheets(): string {
    const table = run.tableId === null ? undefined : sheetOfTable(state, run.tableId);
    const hidden = hiddenSheets(state);
    return JSON.stringify(
      state.sheets
        .filter((sheet) => sheet !== table && sheet.name !== ARCHIVE && !hidden.includes(sheet))
        .map((sheet) => [sheet.name, contentsOf(sheet).replaceAll(/"formula":"(?:[^"\\]|\\.)*"/g, '"formula"')]),
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
    const now = scene();
    const receipt = run.tableId === null ? null : savedReceipt(desk, run.tableId);
    if (!now || !receipt) {
      found('whole', ['The pull is done, but there is no table or no receipt.']);
      return;
    }
    published += 1;
    run.ends.push('done');
    const { isLied, isViewEdited } = run;
    const isWalk = receipt.walked !== null;
    if (isWalk) run.ends.push('of them walked');
    const truth = truthOf(desk.crm, view.model.object, { isWalk, isLied });
    if (!truth) found('whole', ['The pull is done, but nothing was counted.']);
    else {
      const ids = now.rows.map(({ id }) => id);
      found(
        'receipt',
        isRaced
          ? []
          : [
              ...receiptIsTrue(ids, receipt, truth),
              ...changeIsTrue(oldRows, rowsById(now), receipt, keeper.setsBack?.() === true),
            ],
      );
      if (!isRaced) found('whole', rowsAreRecords(now, view.plainFields, truth, keeper.isEdited));
      version = desk.crm.ask({}).version;
      plain = published === 1 && truth.exact !== null && truth.isNow && !isLied && !isViewEdited && !isWalk;
    }
    // One that changed nothing is not what an undo takes back.
    const entryNow = undoEntry(state, run.tableId);
    if (entryNow !== entry) last = oldRows;
    entry = entryNow;
    run.broken.push(...keeper.published(now));
    if (!isRaced && otherSheets() !== others) found('whole', ['Another sheet changed.']);
    look();
  }

  return {
    look,
    raced() {
      isRaced = true;
      look();
    },
    isCopying: () => copying,
    hasPublished: () => published > 0,
    isPlain: () => plain && desk.crm.ask({}).version === version,
    lastTable: () => last,
    afterExecution(said) {
      const now = job();
      copying = now !== undefined && isCopying(now);
      const table = scene();
      if (table && !isRaced) found('whole', noFormulaInOwned(table));
      if (said.includes(key) || desk.keptInTheOpen().some((text) => text.includes(key)))
        found('secret', ['The key leaked.']);
      if (copying) return;
      if (receiptText() !== receiptSeen) {
        receiptSeen = receiptText();
        settle();
      } else if (!isRaced && pictureOf(state) !== old) {
        found('whole', [
          `The sheet changed although nothing was published (${now?.phase ?? 'no job'}).\n${difference(old, pictureOf(state))}`,
        ]);
      }
    },
    afterEnd() {
      const active = savedJobs(desk).filter(isActive);
      if (active.length > 0) found('swept', [`A job is still there: ${active.map(({ phase }) => phase).join()}.`]);
      const left = workingSheets(state);
      if (left.length > 0) found('swept', [`Left behind: ${left.map(({ name }) => name).join()}.`]);
      const kept = hiddenSheets(state);
      const kinds = new Set(kept.map(({ name }) => name.split(' ')[2]));
      if (kept.length > kinds.size) found('swept', [`Kept more than once: ${kept.map(({ name }) => name).join()}.`]);
      if (kept.some(({ hidden }) => !hidden)) found('swept', ['What is kept for Undo is shown.']);
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
