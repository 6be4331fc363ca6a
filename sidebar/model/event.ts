import type { ArchiveFile, ArchiveReading, BackupPurpose, BackupSettings } from './screens/backup';
import type { CellOptions } from './screens/choose';
import type { CsvOutcome, CsvSettings } from './screens/csv';
import type { EditsFile, EditsSettings } from './screens/edits';
import type { Errand } from './screens/start';
import type { TablePanel } from './screens/table';
import type { Trouble } from './trouble';
import type { EndpointName, Output } from '../../src/calls/endpoints/index';
import type { ColumnChoice, PullTarget } from '../../src/protocol/choice';
import type { SchedulePlan, SnapshotPlan } from '../../src/protocol/schedule';
import type { TellingInfo } from '../../src/protocol/state';
import type { RunLists } from '../../src/protocol/table';

type Answered = {
  [E in EndpointName]: {
    readonly type: 'answered';
    readonly endpoint: E;
    readonly call: number;
    readonly data: Output<E>;
  };
}[EndpointName];

export type Event =
  | Answered
  | { readonly type: 'failed'; readonly endpoint: EndpointName; readonly call: number; readonly trouble: Trouble }
  | { readonly type: 'opened'; readonly errand: Errand | null }
  | { readonly type: 'ticked' }
  | { readonly type: 'slow'; readonly call: number }
  | { readonly type: 'addressTyped'; readonly address: string }
  | { readonly type: 'keyToggled' }
  | { readonly type: 'httpAllowed'; readonly allowed: boolean }
  | { readonly type: 'connectAsked'; readonly key: string }
  /** Half a minute has passed, or the page is seen again. */
  | { readonly type: 'lookDue' }
  | { readonly type: 'workspacesAsked' }
  | { readonly type: 'workspaceAdded' }
  | { readonly type: 'workspaceUsed'; readonly ref: string }
  | { readonly type: 'keyReplaceAsked'; readonly ref: string }
  | { readonly type: 'keyReplaced'; readonly key: string }
  | { readonly type: 'forgetAsked'; readonly ref: string }
  | { readonly type: 'forgetConfirmed' }
  | { readonly type: 'workspaceDropped' }
  | { readonly type: 'allAsked' }
  | { readonly type: 'helpAsked' }
  | { readonly type: 'tableAsked'; readonly tableId: string }
  | { readonly type: 'menuToggled'; readonly tableId: string }
  | { readonly type: 'refreshAsked'; readonly tableId: string }
  | { readonly type: 'takeOverAsked'; readonly tableId: string }
  | { readonly type: 'changesAsked'; readonly which: keyof RunLists }
  | { readonly type: 'editAsked' }
  | { readonly type: 'anotherViewAsked' }
  | { readonly type: 'duplicateAsked' }
  | { readonly type: 'headersReset' }
  | { readonly type: 'panelAsked'; readonly panel: TablePanel['is'] }
  | { readonly type: 'panelDropped' }
  | { readonly type: 'nameTyped'; readonly name: string }
  | { readonly type: 'renamed' }
  | { readonly type: 'staleToggled'; readonly tag: string }
  | { readonly type: 'tidied' }
  | { readonly type: 'removed'; readonly keep: boolean }
  | { readonly type: 'undoAsked' }
  | { readonly type: 'undoDropped' }
  | { readonly type: 'undoConfirmed' }
  | { readonly type: 'csvAsked'; readonly tableId: string }
  | { readonly type: 'planChanged'; readonly plan: SchedulePlan }
  /** The schedule becomes that; null ends it. */
  | { readonly type: 'planAsked'; readonly plan: SchedulePlan | null }
  | { readonly type: 'scheduleTaken'; readonly tableId: string }
  | { readonly type: 'copiesChanged'; readonly plan: SnapshotPlan | null }
  | { readonly type: 'copiesSaved' }
  | { readonly type: 'freshnessAsked'; readonly place: boolean }
  | { readonly type: 'reportChosen'; readonly group: string; readonly amount: string }
  | { readonly type: 'reportMade' }
  | { readonly type: 'tellingAsked' }
  | { readonly type: 'tellingTyped'; readonly info: TellingInfo }
  | { readonly type: 'tellingSaved' }
  | { readonly type: 'runsAsked' }
  | { readonly type: 'runsWritten' }
  | { readonly type: 'showAsked'; readonly tableId: string }
  | { readonly type: 'newAsked' }
  | { readonly type: 'objectsAsked' }
  | { readonly type: 'moreAsked' }
  | { readonly type: 'objectSearched'; readonly text: string }
  | { readonly type: 'viewSearched'; readonly text: string }
  | { readonly type: 'objectChosen'; readonly objectId: string }
  | { readonly type: 'objectDropped' }
  | { readonly type: 'linkTyped'; readonly text: string }
  | { readonly type: 'linkAsked' }
  | { readonly type: 'viewChosen'; readonly viewId: string }
  | { readonly type: 'membersAsked' }
  | { readonly type: 'memberChosen'; readonly memberId: string }
  | { readonly type: 'targetChosen'; readonly target: PullTarget }
  | { readonly type: 'columnsChosen'; readonly kind: ColumnChoice['kind'] }
  | { readonly type: 'fieldsAsked' }
  | { readonly type: 'fieldSearched'; readonly text: string }
  | { readonly type: 'fieldToggled'; readonly fieldId: string }
  | { readonly type: 'optionsChosen'; readonly options: CellOptions }
  | { readonly type: 'checkDue'; readonly id: number }
  | { readonly type: 'checkAsked' }
  | { readonly type: 'probeDue' }
  | { readonly type: 'workspaceChosen'; readonly ref: string }
  | { readonly type: 'viewCsvAsked' }
  | { readonly type: 'pullAsked' }
  | { readonly type: 'waitOver'; readonly id: number }
  | { readonly type: 'progressDue'; readonly call: number }
  | { readonly type: 'cancelAsked' }
  | { readonly type: 'againAsked' }
  | { readonly type: 'fewerAccepted' }
  | { readonly type: 'backAsked' }
  | { readonly type: 'csvSet'; readonly settings: CsvSettings }
  | { readonly type: 'csvStarted' }
  | {
      readonly type: 'csvRead';
      readonly run: number;
      readonly read: number;
      readonly total: number | null;
      readonly waitMs: number;
    }
  | { readonly type: 'csvEnded'; readonly run: number; readonly outcome: CsvOutcome }
  | { readonly type: 'csvFailed'; readonly run: number; readonly trouble: Trouble }
  | { readonly type: 'backupAsked'; readonly purpose: BackupPurpose }
  | { readonly type: 'backupSet'; readonly over: Partial<BackupSettings> }
  | { readonly type: 'backupChecked'; readonly sheetId: number }
  /** Begins a backup, or makes the files. */
  | { readonly type: 'backupStarted' }
  /** Keeps the choice and its schedule. */
  | { readonly type: 'backupPlanned' }
  | {
      readonly type: 'archiveRead';
      readonly reading: ArchiveReading & { readonly run: number; readonly waitMs: number };
    }
  | { readonly type: 'archiveEnded'; readonly run: number; readonly file: ArchiveFile }
  | { readonly type: 'archiveFailed'; readonly run: number; readonly trouble: Trouble }
  /** Leads to the form, with the address that is known. */
  | { readonly type: 'keyAsked' }
  /** Everything is asked for anew. */
  | { readonly type: 'tablesAsked' }
  | { readonly type: 'detailsAsked'; readonly text: string }
  | { readonly type: 'editingAsked'; readonly on: boolean }
  | { readonly type: 'editsAsked'; readonly tableId: string }
  | { readonly type: 'editsSet'; readonly settings: EditsSettings }
  /** Another page of the list, by how many records stand before it. */
  | { readonly type: 'editsTurned'; readonly from: number }
  | { readonly type: 'editsSaved' }
  | { readonly type: 'filesMade'; readonly call: number; readonly files: readonly EditsFile[] }
  /** Cells, `id/tag`, that are set back with the next refresh. */
  | { readonly type: 'editsDropped'; readonly cells: readonly string[] }
  | { readonly type: 'typedRemoved' }
  | { readonly type: 'copyAsked' }
  | { readonly type: 'copied' };
