import { cachedOffsets } from '../../cells/zone';
import type { ZoneOffset } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { insertChart } from './charts';
import { type CopyMemory, createCopier } from './copying';
import { applyEdit, isStructural } from './edits';
import { formatsTogether } from './formats';
import { questions } from './questions';
import { type Hands, sheetIdOf } from './repeatable';
import { createSettling } from './settling';
import { findSheets, sheetList } from './sheet-list';
import { createTravel, type Travel } from './travel';
import { createTagMemo, type TagMemo } from './tags/tag-memo';
import { countColumnTags, metadataSize } from './tags/tags';

type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What an execution knows of its spreadsheet already; each would be a call. */
interface Known {
  readonly id: string;
  readonly zone: string;
  readonly offset: ZoneOffset;
  readonly copies: CopyMemory;
}

export interface OpenSpreadsheet extends Spreadsheet {
  /** Another execution may have been at work since: its tags are asked for again. */
  readonly lookAnew: () => void;
}

/** The open spreadsheet behind the port. */
export function openSpreadsheet(google: GoogleSpreadsheet, clock: Clock, known?: Known): OpenSpreadsheet {
  const settling = createSettling(() => SpreadsheetApp.flush());
  const { ask } = settling;
  const zone = known?.zone ?? ask(() => google.getSpreadsheetTimeZone());
  const offset: ZoneOffset = known?.offset ?? cachedOffsets((instant) => clock.offsetMinutes(instant, zone));
  const found = findSheets(google, ask);
  const { sheetOf } = found;
  const tags = createTagMemo(google, found.keep);
  const travel = createTravel();
  const { recount, ...sheets } = sheetList(google, found, settling);
  let info: ReturnType<Spreadsheet['info']> | undefined;
  return {
    zoneOffset: offset,
    info() {
      info ??= ask(() => ({
        id: known?.id ?? google.getId(),
        timeZone: zone,
        locale: google.getSpreadsheetLocale(),
      }));
      return info;
    },
    ...sheets,
    insertSheet(name, options) {
      const made = sheets.insertSheet(name, options);
      tags.isNew(made.id);
      return made;
    },
    deleteSheet(sheetId) {
      sheets.deleteSheet(sheetId);
      tags.forgetSheet(sheetId);
    },
    ...questions(found, ask, offset, travel.passed),
    tagSheet: (sheetId, tag) => tags.tagSheet(sheetOf(sheetId), sheetId, tag),
    untagSheet: (sheetId, key) => tags.untagSheet(sheetOf(sheetId), sheetId, key),
    sheetTags: tags.sheetTags,
    columnTags: (sheetId, key) => tags.columnTags(sheetOf(sheetId), sheetId, key),
    countColumnTags: (sheetId, key) => ask(() => countColumnTags(sheetOf(sheetId), key)),
    metadataSize: (sheetId) => ask(() => metadataSize(sheetOf(sheetId))),
    insertChart: (chart) => insertChart(sheetOf(chart.block.sheetId), chart),
    apply: applying({ sheetOf, copier: createCopier(settling, known?.copies), settling }, { tags, travel, recount }),
    flush: () => ask(() => SpreadsheetApp.flush(), true),
    expect: travel.expect,
    watch: travel.watch,
    lookAnew: tags.forgetAll,
  };
}

/** Edits in their order; what is kept of them is made anew where Google refuses late. */
function applying(
  hands: Hands,
  { tags, travel, recount }: { readonly tags: TagMemo; readonly travel: Travel; readonly recount: () => void },
): Spreadsheet['apply'] {
  const { sheetOf, settling } = hands;
  return (edits) => {
    const formats = formatsTogether(edits, settling.ask, (sheetId, ...block) => sheetOf(sheetId).getRange(...block));
    for (const edit of edits) {
      const perform = (): void =>
        refusable(edit, sheetOf, () => applyEdit(edit, hands, edit.kind === 'write' ? formats(edit) : undefined));
      if (TOUCHES_COLUMNS.includes(edit.kind)) tags.forgetColumns(sheetIdOf(edit));
      perform();
      if (isStructural(edit)) recount();
      else settling.keep(perform);
      if (edit.kind === 'write') travel.passed(edit.rows.length * (edit.rows[0]?.length ?? 0));
    }
  };
}

const TOUCHES_COLUMNS: readonly SheetEdit['kind'][] = ['insertColumns', 'deleteColumns', 'tagColumn', 'untagColumn'];

/** @throws SyncError `sheet-refused` */
function refusable(edit: SheetEdit, sheetOf: (sheetId: number) => GoogleSheet, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof SyncError) throw thrown;
    throw new SyncError('sheet-refused', { sheet: nameOf(sheetOf(sheetIdOf(edit))) }, thrown);
  }
}

/** Of a sheet that may just have failed. */
function nameOf(sheet: GoogleSheet): string {
  try {
    return sheet.getName();
  } catch {
    return '';
  }
}
