import { KEY } from '../world/desk';
import { type Broken, broken } from '../laws/law';
import { changeIsTrue, noFormulaInOwned, receiptIsTrue, rowsAreRecords } from '../laws/table';
import { isActive, isCopying, savedJobs, savedReceipt, type SavedJob, type SavedReceipt } from '../world/job';
import { type Rows, rowsById } from '../look/rows';
import { type Scene, sceneOf } from '../look/scene';
import {
  contentsOf,
  hiddenSheets,
  isTableEdited,
  pictureOf,
  sheetOfTable,
  undoEntry,
  workingSheets,
} from '../look/sheet';
import { type Truth, truthOf } from '../look/truth';
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
  /** What an undo takes back switched the editing of the table off. */
  readonly lastSetBack: () => boolean;
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

/** What there is to see of a run between two executions. */
function sightOf(run: Run) {
  const { desk } = run;
  const { state } = desk;
  const scene = (): Scene | null => (run.tableId === null ? null : sceneOf(state, run.tableId));
  return {
    scene,
    picture: () => pictureOf(state),
    receiptText: (): string => desk.properties().get(`receipt/${run.tableId}`) ?? '',
    tableRows(): Rows | null {
      const now = scene();
      return now && rowsById(now);
    },
    /** What stands on them; formulas there may point at the table, whose columns move. */
    otherSheets(): string {
      const table = run.tableId === null ? undefined : sheetOfTable(state, run.tableId);
      const hidden = hiddenSheets(state);
      return JSON.stringify(
        state.sheets
          .filter((sheet) => sheet !== table && sheet.name !== ARCHIVE && !hidden.includes(sheet))
          .map((sheet) => [sheet.name, contentsOf(sheet).replaceAll(/"formula":"(?:[^"\\]|\\.)*"/g, '"formula"')]),
      );
    },
    isEdited: (): boolean => run.tableId !== null && isTableEdited(state, run.tableId),
    job: (): SavedJob | undefined => savedJobs(desk).find(({ table }) => table.id === run.tableId),
  };
}

/** The sheet as it was when the run was last looked at: the old table. */
interface Before {
  readonly picture: string;
  readonly rows: Rows | null;
  readonly others: string;
  readonly isEdited: boolean;
}

const lookAt = (sight: ReturnType<typeof sightOf>): Before => ({
  picture: sight.picture(),
  rows: sight.tableRows(),
  others: sight.otherSheets(),
  isEdited: sight.isEdited(),
});

export function watch(run: Run, keeper: Keeper): Watch {
  const { desk } = run;
  const { state } = desk;
  const key = desk.crm.keys[KEY] ?? '';
  const sight = sightOf(run);
  const found = (law: Broken['law'], sentences: readonly string[]): void =>
    void run.broken.push(...broken(law, sentences));
  const lookNow = (): Before => lookAt(sight);
  let receiptSeen = sight.receiptText();
  let copying = false;
  let published = 0;
  let plain = false;
  /** State of the records when a table was last published. */
  let version = -1;
  let before = lookNow();
  let last: Rows | null = null;
  let isLastSetBack = false;
  let entry = undoEntry(state, run.tableId);
  let isRaced = false;

  function settle(): void {
    const now = sight.scene();
    const receipt = run.tableId === null ? null : savedReceipt(desk, run.tableId);
    if (!now || !receipt) {
      found('whole', ['The pull is done, but there is no table or no receipt.']);
      return;
    }
    published += 1;
    run.ends.push('done');
    if (receipt.walked !== null) run.ends.push('of them walked');
    const truth = judgeTable(run, keeper, { now, receipt, before, isRaced });
    if (truth) {
      version = desk.crm.ask({}).version;
      const isTold = !run.isLied && !run.isViewEdited && receipt.walked === null;
      plain = published === 1 && truth.exact !== null && truth.isNow && isTold;
    }
    // One that changed nothing is not what an undo takes back.
    const entryNow = undoEntry(state, run.tableId);
    if (entryNow !== entry) {
      last = before.rows;
      isLastSetBack = before.isEdited && !sight.isEdited();
    }
    entry = entryNow;
    run.broken.push(...keeper.published(now));
    if (!isRaced && sight.otherSheets() !== before.others) found('whole', ['Another sheet changed.']);
    before = lookNow();
  }

  return {
    look() {
      before = lookNow();
    },
    raced() {
      isRaced = true;
      before = lookNow();
    },
    isCopying: () => copying,
    hasPublished: () => published > 0,
    isPlain: () => plain && desk.crm.ask({}).version === version,
    lastTable: () => last,
    lastSetBack: () => isLastSetBack,
    afterExecution(said) {
      const now = sight.job();
      copying = now !== undefined && isCopying(now);
      const table = sight.scene();
      if (table && !isRaced) found('whole', noFormulaInOwned(table));
      if (said.includes(key) || desk.keptInTheOpen().some((text) => text.includes(key)))
        found('secret', ['The key leaked.']);
      if (copying) return;
      if (sight.receiptText() !== receiptSeen) {
        receiptSeen = sight.receiptText();
        settle();
      } else if (!isRaced && sight.picture() !== before.picture) {
        const parted = difference(before.picture, sight.picture());
        found('whole', [`The sheet changed although nothing was published (${now?.phase ?? 'no job'}).\n${parted}`]);
      }
    },
    afterEnd: () => void run.broken.push(...broken('swept', leftBehind(run))),
  };
}

/** Compares a table that was just published with the records and with its receipt; null where nothing was counted. */
function judgeTable(
  run: Run,
  keeper: Keeper,
  {
    now,
    receipt,
    before,
    isRaced,
  }: { readonly now: Scene; readonly receipt: SavedReceipt; readonly before: Before; readonly isRaced: boolean },
): Truth | null {
  const { desk, view, isLied } = run;
  const truth = truthOf(desk.crm, view.model.object, { isWalk: receipt.walked !== null, isLied });
  if (!truth) {
    run.broken.push(...broken('whole', ['The pull is done, but nothing was counted.']));
    return null;
  }
  if (isRaced) return truth;
  const ids = now.rows.map(({ id }) => id);
  run.broken.push(
    ...broken('receipt', [
      ...receiptIsTrue(ids, receipt, truth),
      ...changeIsTrue(before.rows, rowsById(now), receipt, keeper.setsBack?.() === true),
    ]),
    ...broken('whole', rowsAreRecords(now, view.plainFields, truth, keeper.isEdited)),
  );
  return truth;
}

/** What a pull that ended should have taken away, and did not. */
function leftBehind({ desk }: Run): readonly string[] {
  const sentences: string[] = [];
  const active = savedJobs(desk).filter(isActive);
  if (active.length > 0) sentences.push(`A job is still there: ${active.map(({ phase }) => phase).join()}.`);
  const left = workingSheets(desk.state);
  if (left.length > 0) sentences.push(`Left behind: ${left.map(({ name }) => name).join()}.`);
  const kept = hiddenSheets(desk.state);
  const kinds = new Set(kept.map(({ name }) => name.split(' ')[2]));
  if (kept.length > kinds.size) sentences.push(`Kept more than once: ${kept.map(({ name }) => name).join()}.`);
  if (kept.some(({ hidden }) => !hidden)) sentences.push('What is kept for Undo is shown.');
  return sentences;
}

/** Where two texts part. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return `    before: …${one.slice(from, at + 160)}\n    after:  …${other.slice(from, at + 160)}`;
}
