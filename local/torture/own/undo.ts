import type { CellContent } from '../../emulator/grid/values/cell';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import type { Belongings } from './belongings';
import type { Call } from '../world/desk';
import { execute, type Onlooker } from '../storm/execute';
import { isCopying, savedJobs, savedReceipt } from '../world/job';
import { readJobInfo } from '../world/replies';
import { broken, type LawKey } from '../laws/law';
import { sceneOf } from '../look/scene';
import type { Run } from '../runs/run';
import { type Rows, rowsById } from '../look/rows';
import {
  cellAt,
  columnNamed,
  hiddenSheets,
  idsOn,
  noteAt,
  ownedColumns,
  pictureOf,
  sheetOfTable,
  undoEntry,
} from '../look/sheet';
import { CALM, drawStorm } from '../storm/storm';

/** The last refresh that was published: what the table was like until then, and what went to the archive with it. */
export interface LastRefresh {
  readonly old: Rows;
  /** Null where other laws look at what people keep beside the table. */
  readonly archived: Belongings['archived'] | null;
}

/** Executions of one undo; more is one that does not end. */
const MOST_EXECUTIONS = 40;

/** Takes the last refresh back, through storms, and checks what stands then. False where there is nothing to take back. */
export function tortureUndo(run: Run, { old, archived }: LastRefresh, onlooker: Onlooker | null = null): boolean {
  const { desk, random, tableId, told } = run;
  const found = (law: LawKey, sentences: readonly string[]): void => void run.broken.push(...broken(law, sentences));
  const { state } = desk;
  const sheet = tableId === null ? undefined : sheetOfTable(state, tableId);
  if (!sheet || tableId === null || undoEntry(state, tableId) === null) return false;
  const own = ownCells(state, sheet);
  const before = pictureOf(state);
  let storms = random.pick([0, 1, 2, 4]);
  let endpoint = 'undoRefresh';
  for (let step = 0; step < MOST_EXECUTIONS; step += 1) {
    const storm = storms > 0 ? { ...drawStorm({ ...run, isPersonThere: false }), inside: null } : CALM;
    storms -= 1;
    const call: Call = { user: 'ada', endpoint, input: { tableId } };
    const { reply, ending } = execute(desk, call, storm, tableId, onlooker);
    run.executions += 1;
    told.push(`ada: ${endpoint} → ${ending}`);
    if (!reply) run.deaths += 1;
    const job = savedJobs(desk).find(({ table }) => table.id === tableId);
    const isDone = job?.phase === 'done' && job['source'] === 'undo';
    if (!isDone && !(job && isCopying(job)) && pictureOf(state) !== before) {
      found('undo', ['The sheet changed although the undo was not copying.']);
      return false;
    }
    if (isDone) break;
    const isAnswered = reply?.ok === true && !['failed', 'cancelled'].includes(readJobInfo(reply.data).phase);
    endpoint = isAnswered || (job && isCopying(job)) ? 'continuePull' : 'undoRefresh';
    if (step === MOST_EXECUTIONS - 1) found('ends', ['The undo does not end.']);
  }
  run.ends.push('undone');
  execute(desk, { user: 'ada', endpoint: 'getState', input: {} }, CALM, tableId);
  const left = hiddenSheets(state).filter(({ name }) => !/ (marks|base) /.test(name));
  if (left.length > 0) found('swept', [`Left behind after the undo: ${left.map(({ name }) => name).join()}.`]);
  found('undo', [...tableIsOld(state, tableId, old), ...(archived ? ownIsKept(state, sheet, own, archived) : [])]);
  const written = savedReceipt(desk, tableId)?.written;
  if (written !== old.size)
    found('undo', [`The receipt says ${written} rows after the undo, the old table had ${old.size}.`]);
  return true;
}

function tableIsOld(state: SpreadsheetState, tableId: string, old: Rows): readonly string[] {
  const scene = sceneOf(state, tableId);
  const now = scene ? rowsById(scene) : new Map<string, never>();
  const [wanted, found] = [[...old.keys()].join(), (scene?.rows ?? []).map(({ id }) => id).join()];
  if (wanted !== found) return [`The undo left ${found}\n    the old table was ${wanted}`];
  return [...old].flatMap(([id, cells]) =>
    [...cells].flatMap(([key, content]) => {
      const is = now.get(id)?.get(key) ?? null;
      return JSON.stringify(is) === JSON.stringify(content)
        ? []
        : [`${key} of ${id} is ${JSON.stringify(is)} after the undo, it was ${JSON.stringify(content)}`];
    }),
  );
}

interface OwnCell {
  readonly header: string;
  readonly id: string;
  readonly content: CellContent;
  readonly note: string;
}

const isFormula = (content: CellContent): boolean =>
  content !== null && typeof content === 'object' && 'formula' in content;

/** What stands beside records in columns that are not the table's. */
function ownCells(state: SpreadsheetState, sheet: SheetState): readonly OwnCell[] {
  const owned = new Set(ownedColumns(state, sheet.id).values());
  const ids = idsOn(state, sheet);
  return sheet.columns.flatMap(({ contents }, index): OwnCell[] => {
    const header = contents.items[0];
    if (owned.has(index + 1) || typeof header !== 'string') return [];
    return ids.map((id, at) => {
      const place = [at + 2, index + 1] as const;
      return { header, id, content: cellAt(sheet, ...place), note: noteAt(sheet, ...place) };
    });
  });
}

/** Beside records that stayed what was there, beside records that came back what had gone to the archive. */
function ownIsKept(
  state: SpreadsheetState,
  sheet: SheetState,
  own: readonly OwnCell[],
  archived: Belongings['archived'],
): readonly string[] {
  const ids = idsOn(state, sheet);
  const there = new Map(own.map((cell) => [`${cell.header} ${cell.id}`, cell]));
  const returned = new Map<string, OwnCell>();
  for (const { header, entry } of archived) {
    const key = `${header} ${entry.id}`;
    // What was beside the second row of a record that stayed is in the archive for good.
    if (!there.has(key) && !returned.has(key))
      returned.set(key, { header, id: entry.id, content: entry.content, note: entry.note });
  }
  return [...new Map([...there, ...returned]).values()].flatMap(({ header, id, content, note }) => {
    const [row, column] = [ids.indexOf(id) + 2, columnNamed(sheet, header)];
    // What was beside a record that leaves with the undo is in the archive; a formula reads otherwise in another row.
    if (id === '' || row < 2 || isFormula(content) || isFormula(cellAt(sheet, row, column))) return [];
    const [is, noted] = [cellAt(sheet, row, column), noteAt(sheet, row, column)];
    return JSON.stringify(is) === JSON.stringify(content) && noted === note
      ? []
      : [
          `Beside ${id} in "${header}" stands ${JSON.stringify([is, noted])} after the undo, not ${JSON.stringify([content, note])}`,
        ];
  });
}
