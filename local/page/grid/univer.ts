import '@univerjs/preset-sheets-core/lib/index.css';
import {
  ICommandService,
  IUndoRedoService,
  type IWorkbookData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import { UNIT } from './ids';

/** Univer with one open workbook, and what this page needs of it. */
export interface Grid {
  readonly api: FUniver;
  readonly commands: ICommandService;
  /** The workbook that is shown; undefined before the first one. */
  workbook(): Workbook | undefined;
  /** Shows a workbook in place of the one before. */
  show(data: IWorkbookData): void;
  /** Runs changes that come from the emulated spreadsheet: they are not a person's. */
  mirror(changes: () => void): void;
  /** After rows, columns or sheets moved: what a person could undo was meant for another shape of the sheet. */
  forgetUndo(): void;
  readonly mirroring: () => boolean;
  /** Calls back once when the grid takes what a person types; parts of it are loaded after the first paint. */
  whenReady(then: () => void): void;
}

/** Commands of Univer that the emulated spreadsheet has no counterpart for, so they are not offered. */
const NOT_OFFERED = [
  'sheet.command.add-range-protection-from-context-menu',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.set-range-protection-from-context-menu',
  'sheet.command.delete-range-protection-from-context-menu',
  'sheet.command.view-sheet-permission-from-context-menu',
  'sheet.command.view-sheet-permission-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.menu.sheets-sort',
  'sheet.contextMenu.permission',
];

export function createGrid(container: string): Grid {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: enUS },
    logLevel: LogLevel.ERROR,
  });
  const preset = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    formulaBar: true,
    footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: false },
    menu: Object.fromEntries(NOT_OFFERED.map((id) => [id, { hidden: true }])),
    disableAutoFocus: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  // oxlint-disable-next-line no-underscore-dangle -- Univer's only door to its services
  const injector = univer.__getInjector();
  const api = FUniver.newAPI(univer);
  const commands = injector.get(ICommandService);
  const undo = injector.get(IUndoRedoService);
  let shown: Workbook | undefined;
  let depth = 0;

  return {
    api,
    commands,
    workbook: () => shown,
    show(data) {
      if (shown) api.disposeUnit(UNIT);
      shown = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    },
    mirror(changes) {
      depth += 1;
      try {
        changes();
      } finally {
        depth -= 1;
      }
    },
    forgetUndo: () => undo.clearUndoRedo(UNIT),
    mirroring: () => depth > 0,
    whenReady: (then) => void injector.get(LifecycleService).onStage(LifecycleStages.Steady).then(then),
  };
}
