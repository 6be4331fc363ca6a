import { isDeepStrictEqual } from 'node:util';
import type { Effect } from '../../sidebar/model/effect';
import { reduce } from '../../sidebar/state';
import { NOW } from './builders';
import { EVENTS, type EventName, PLACES, type Place, stateAt } from './samples';

/**
 * Every event in every state. Columns: loading, broken, form, connect(ing), home, table, asking (to undo), choose,
 * pull(ing), stopped, kind (of CSV), csv, file, rename (a table), workspaces (busy), replace (a key), help, plan (a schedule),
 * copies, telling (saves), told, runs, backup (under way), choosing (what to back up),
 * reading (files), edits (coming), edited, saving (edits).
 * "·" is nothing; "pull>wait" is the screen afterwards and the effects. A new event or endpoint does not compile until
 * it has a row.
 */
const TABLE: Record<EventName, string> = {
  opened: 'loading>getState loading>getState · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  allAsked: '· · · · pull>refreshTable · · · · · · · · · · · · · · · · · · · · · · ·',
  helpAsked:
    '· · help help help help help help · help help · help help · help · help help · help help · help · help help ·',
  ticked: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  slow: 'loading loading connect connect home table table choose pull pull csv csv csv table workspaces workspaces help table table telling telling runs backup backup backup edits edits edits',
  addressTyped: '· · connect connect · · · · · · · · · · · · · · · · · · · · · · · ·',
  keyToggled: '· · connect connect · · · · · · · · · · · · · · · · · · · · · · · ·',
  httpAllowed: '· · connect connect · · · · · · · · · · · · · · · · · · · · · · · ·',
  connectAsked: '· · connect>connect · · · · · · · · · · · · · · · · · · · · · · · · ·',
  lookDue:
    '· · · · home>look table>look table>look choose>look · pull>look csv>look · csv>look table>look · workspaces>look help>look table>look table>look · telling>look runs>look · backup>look · edits>look edits>look ·',
  workspacesAsked:
    '· · · · workspaces workspaces workspaces workspaces · workspaces workspaces · workspaces workspaces · workspaces workspaces workspaces workspaces · workspaces workspaces · workspaces · workspaces workspaces ·',
  workspaceAdded:
    '· · · · connect connect connect connect · connect connect · connect connect · connect connect connect connect · connect connect · connect · connect connect ·',
  workspaceUsed: '· · · · · · · · · · · · · · · workspaces>useWorkspace · · · · · · · · · · · ·',
  keyReplaceAsked: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  keyReplaced: '· · · · · · · · · · · · · · · workspaces>replaceKey · · · · · · · · · · · ·',
  forgetAsked: '· · · · · · · · · · · · · · · workspaces · · · · · · · · · · · ·',
  forgetConfirmed: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  workspaceDropped: '· · · · · · · · · · · · · · · workspaces · · · · · · · · · · · ·',
  changesAsked: '· · · · · table table · · · · · · table · · · table table · · · · · · · · ·',
  editAsked:
    '· · · · · choose>wait choose>wait · · choose>wait · · · choose>wait · · · choose>wait choose>wait · · · · · · · · ·',
  anotherViewAsked:
    '· · · · · choose>listViews choose>listViews · · · · · · choose>listViews · · · choose>listViews choose>listViews · · · · · · · · ·',
  duplicateAsked:
    '· · · · · pull>duplicateTable pull>duplicateTable · · · · · · pull>duplicateTable · · · pull>duplicateTable pull>duplicateTable · · · · · · · · ·',
  headersReset:
    '· · · · · pull>refreshTable pull>refreshTable · · · · · · pull>refreshTable · · · pull>refreshTable pull>refreshTable · · · · · · · · ·',
  panelAsked:
    '· · · · · table>removal table>removal · · · · · · table>removal · · · table>removal table>removal · · · · · · · · ·',
  panelDropped: '· · · · · · · · · · · · · table · · · table table · · · · · · · · ·',
  nameTyped: '· · · · · · · · · · · · · table · · · · · · · · · · · · · ·',
  renamed: '· · · · · · · · · · · · · table>renameTable · · · · · · · · · · · · · ·',
  staleToggled: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  tidied: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  reportChosen: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  reportMade: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  removed: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  tableAsked: '· · · · table · · · · · · · · · · · · · · · · · · · · · · ·',
  menuToggled: '· · · · home · · · · · · · · · · · · · · · · · · · · · · ·',
  refreshAsked:
    '· · · · pull>refreshTable pull>refreshTable pull>refreshTable · · · · · · pull>refreshTable · · · pull>refreshTable pull>refreshTable · · · · · · · · ·',
  takeOverAsked:
    '· · · · pull>takeOver pull>takeOver pull>takeOver · · · · · · pull>takeOver · · · pull>takeOver pull>takeOver · · · · · · · · ·',
  undoAsked: '· · · · · table · · · · · · · table · · · table table · · · · · · · · ·',
  undoDropped: '· · · · · · table · · · · · · · · · · · · · · · · · · · · ·',
  undoConfirmed: '· · · · · · pull>undoRefresh · · · · · · · · · · · · · · · · · · · · ·',
  csvAsked: '· · · · csv csv csv · · · · · · csv · · · csv csv · · · · · · · · ·',
  planChanged: '· · · · · · · · · · · · · · · · · table · · · · · · · · · ·',
  planAsked:
    '· · · · · table>planSchedule table>planSchedule · · · · · · table>planSchedule · · · table>planSchedule table>planSchedule · · · · · · · · ·',
  scheduleTaken:
    '· · · · pull>takeSchedule pull>takeSchedule pull>takeSchedule · · · · · · pull>takeSchedule · · · pull>takeSchedule pull>takeSchedule · · · · · · · · ·',
  copiesChanged: '· · · · · · · · · · · · · · · · · · table · · · · · · · · ·',
  copiesSaved: '· · · · · · · · · · · · · · · · · · table>setSnapshots · · · · · · · · ·',
  freshnessAsked: '· · · · · · · · · · · · · · · · · · table>setFreshness · · · · · · · · ·',
  tellingAsked:
    '· · · · telling>getTelling telling>getTelling telling>getTelling telling>getTelling · telling>getTelling telling>getTelling · telling>getTelling telling>getTelling · telling>getTelling telling>getTelling telling>getTelling telling>getTelling · telling>getTelling telling>getTelling · telling>getTelling · telling>getTelling telling>getTelling ·',
  tellingTyped: '· · · · · · · · · · · · · · · · · · · · telling · · · · · · ·',
  tellingSaved: '· · · · · · · · · · · · · · · · · · · · telling>setTelling · · · · · · ·',
  runsAsked:
    '· · · · runs>listRuns runs>listRuns runs>listRuns runs>listRuns · runs>listRuns runs>listRuns · runs>listRuns runs>listRuns · runs>listRuns runs>listRuns runs>listRuns runs>listRuns · runs>listRuns runs>listRuns · runs>listRuns · runs>listRuns runs>listRuns ·',
  runsWritten: '· · · · · · · · · · · · · · · · · · · · · runs>writeRuns · · · · · ·',
  showAsked:
    '· · · · · table>showTable table>showTable · · · · · · table>showTable · · · table>showTable table>showTable · · · · · · · · ·',
  newAsked: '· · · · choose>listObjects · · · · · · · · · · · · · · · · · · · · · · ·',
  objectsAsked: '· · · · · · · choose>listObjects · · · · · · · · · · · · · · · · · · · ·',
  moreAsked: '· · · · · · · choose>listObjects · · · · · · · · · · · · · · · · · · · ·',
  objectSearched: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  viewSearched: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  objectChosen: '· · · · · · · choose>listViews · · · · · · · · · · · · · · · · · · · ·',
  objectDropped: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  linkTyped: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  linkAsked: '· · · · · · · choose>findView · · · · · · · · · · · · · · · · · · · ·',
  viewChosen: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  membersAsked: '· · · · · · · choose>listMembers · · · · · · · · · · · · · · · · · · · ·',
  memberChosen: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  targetChosen: '· · · · · · · choose>wait · · · · · · · · · · · · · · · · · · · ·',
  columnsChosen: '· · · · · · · choose>listFields · · · · · · · · · · · · · · · · · · · ·',
  fieldsAsked: '· · · · · · · choose>listFields · · · · · · · · · · · · · · · · · · · ·',
  fieldSearched: '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  fieldToggled: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  optionsChosen: '· · · · · · · choose>wait · · · · · · · · · · · · · · · · · · · ·',
  checkDue: '· · · · · · · choose>checkView · · · · · · · · · · · · · · · · · · · ·',
  checkAsked: '· · · · · · · choose>checkView · · · · · · · · · · · · · · · · · · · ·',
  probeDue: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  workspaceChosen: '· · · · · · · choose>listObjects · · · · · · · · · · · · · · · · · · · ·',
  viewCsvAsked: '· · · · · · · csv>readCsv · · · · · · · · · · · · · · · · · · · ·',
  pullAsked: '· · · · · · · pull>startPull · · · · · · · · · · · · · · · · · · · ·',
  progressDue: '· · · · · · · · pull>pullProgress · · · · · · · · · · · · · · · · · · ·',
  waitOver: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  cancelAsked: '· · · · · · · · pull>cancelPull · · · · · · · · · · · · · backup>cancelBackup · backup · · ·',
  againAsked:
    '· loading>getState · · · · · · · pull>refreshTable · · csv>readCsv+forgetFile · · · · · · · · · · · · edits>listEdits edits>listEdits ·',
  fewerAccepted: '· · · · · · · · · pull>refreshTable · · · · · · · · · · · · · · · · · ·',
  backAsked:
    '· · · · · home home home · table table csv table>forgetFile home · home home home home · home home · home>forgetFile · table table table',
  csvSet: '· · · · · · · · · · csv · · · · · · · · · · · · · · · · ·',
  csvStarted: '· · · · · · · · · · csv>readCsv · · · · · · · · · · · · · · · · ·',
  csvRead: '· · · · · · · · · · · csv csv · · · · · · · · · · · · · · ·',
  csvEnded: '· · · · · · · · · · csv>forgetFile csv>saveFile csv>saveFile · · · · · · · · · · · · · · ·',
  csvFailed: '· · · · · · · · · · · csv csv · · · · · · · · · · · · · · ·',
  backupAsked:
    '· · · · backup>getBackup backup>getBackup backup>getBackup backup>getBackup · backup>getBackup backup>getBackup · backup>getBackup backup>getBackup · backup>getBackup backup>getBackup backup>getBackup backup>getBackup · backup>getBackup backup>getBackup · backup>getBackup · backup>getBackup backup>getBackup ·',
  backupSet: '· · · · · · · · · · · · · · · · · · · · · · · backup>countBackup · · · ·',
  backupChecked: '· · · · · · · · · · · · · · · · · · · · · · · backup>checkBackup · · · ·',
  backupStarted: '· · · · · · · · · · · · · · · · · · · · · · · backup>startBackup · · · ·',
  backupPlanned: '· · · · · · · · · · · · · · · · · · · · · · · backup>planBackup · · · ·',
  archiveRead: '· · · · · · · · · · · · · · · · · · · · · · · · backup · · ·',
  archiveEnded: '· · · · · · · · · · · · · · · · · · · · · · backup>forgetFile backup>forgetFile backup>saveFile · · ·',
  archiveFailed: '· · · · · · · · · · · · · · · · · · · · · · · · backup · · ·',
  keyAsked:
    '· · · · workspaces workspaces workspaces workspaces · workspaces workspaces · workspaces workspaces · workspaces workspaces workspaces workspaces · workspaces workspaces · workspaces · workspaces workspaces ·',
  tablesAsked:
    '· · · · loading>getState loading>getState loading>getState loading>getState · loading>getState loading>getState · loading>getState loading>getState · loading>getState loading>getState loading>getState loading>getState · loading>getState loading>getState · loading>getState · loading>getState loading>getState ·',
  detailsAsked:
    'loading>copyDetails loading>copyDetails connect>copyDetails connect>copyDetails home>copyDetails table>copyDetails table>copyDetails choose>copyDetails pull>copyDetails pull>copyDetails csv>copyDetails csv>copyDetails csv>copyDetails table>copyDetails workspaces>copyDetails workspaces>copyDetails help>copyDetails table>copyDetails table>copyDetails telling>copyDetails telling>copyDetails runs>copyDetails backup>copyDetails backup>copyDetails backup>copyDetails edits>copyDetails edits>copyDetails edits>copyDetails',
  editingAsked:
    '· · · · · pull>setEditing pull>setEditing · · · · · · pull>setEditing · · · pull>setEditing pull>setEditing · · · · · · · · ·',
  editsAsked:
    '· · · · · edits>listEdits edits>listEdits · · · · · · edits>listEdits · · · edits>listEdits edits>listEdits · · · · · · · · ·',
  editsSet: '· · · · · · · · · · · · · · · · · · · · · · · · · · edits ·',
  editsTurned: '· · · · · · · · · · · · · · · · · · · · · · · · · · edits>listEdits ·',
  editsSaved: '· · · · · · · · · · · · · · · · · · · · · · · · · · edits>saveEdits ·',
  filesMade: '· · · · · · · · · · · · · · · · · · · · · · · · · · · edits>saveFile',
  editsDropped: '· · · · · · · · · · · · · · · · · · · · · · · · · · edits>dropEdits ·',
  typedRemoved: '· · · · · · · · · · · · · · · · · · · · · · · · · · edits>removeTyped ·',
  copyAsked: '· · · · · · · · · · · · csv>copyText · · · · · · · · · · · · · · ·',
  copied: '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered setEditing': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered listEdits': '· · · · · · · · · · · · · · · · · · · · · · · · · edits · ·',
  'answered saveEdits': '· · · · · · · · · · · · · · · · · · · · · · · · · · · edits>makeFiles',
  'answered dropEdits': '· · · · · · · · · · · · · · · · · · · · · · · · · · · edits',
  'answered removeTyped': '· · · · · · · · · · · · · · · · · · · · · · · · · · · edits',
  'answered getState': 'home · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered connect': '· · · loading>getState · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered disconnect': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered listObjects': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered listViews': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered listMembers': '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  'answered startPull': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered refreshTable': '· · · · · · · · pull>wait · · · · · · · · · · · · · · · · · · ·',
  'answered undoRefresh': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered takeOver': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered continuePull': '· · · · · · · · table>getState · · · · · · · · · · · · · · · · · · ·',
  'answered cancelPull': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered planSchedule': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered takeSchedule': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered tableExtras': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered setSnapshots': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered setFreshness': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered getTelling': '· · · · · · · · · · · · · · · · · · · telling · · · · · · · ·',
  'answered setTelling': '· · · · · · · · · · · · · · · · · · · telling · · · · · · · ·',
  'answered listRuns': '· · · · · · · · · · · · · · · · · · · · · runs · · · · · ·',
  'answered writeRuns': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered readCsv': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered findView': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered listFields': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered showTable':
    '· · · · home>focusSheet table>focusSheet table>focusSheet · · · · · · table>focusSheet · · · table>focusSheet table>focusSheet · · · · · · · · ·',
  'answered replaceKey': '· · · · · · · · · · · · · · workspaces · · · · · · · · · · · · ·',
  'answered useWorkspace': '· · · · · · · · · · · · · · workspaces · · · · · · · · · · · · ·',
  'answered forget': '· · · · · · · · · · · · · · workspaces · · · · · · · · · · · · ·',
  'answered look': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered checkView': '· · · · · · · choose · · · · · · · · · · · · · · · · · · · ·',
  'answered pullProgress': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered probeObjects': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered readViewCsv': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered changeTable': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered renameTable': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered duplicateTable': '· · · · · · · · pull>continuePull+wait · · · · · · · · · · · · · · · · · · ·',
  'answered listRun': '· · · · · table table · · · · · · table · · · table table · · · · · · · · ·',
  'answered staleColumns': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered reportColumns': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered makeReport': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered tidyUp': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered removal': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered removeTable': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered getBackup': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered countBackup': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered planBackup': '· · · · · · · · · · · · · · · · · · · · · · backup · · · · ·',
  'answered startBackup': '· · · · · · · · · · · · · · · · · · · · · · backup>continueBackup · · · · ·',
  'answered continueBackup': '· · · · · · · · · · · · · · · · · · · · · · backup>getBackup · · · · ·',
  'answered cancelBackup': '· · · · · · · · · · · · · · · · · · · · · · backup>getBackup · · · · ·',
  'answered checkBackup': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'answered readObject': '· · · · · · · · · · · · · · · · · · · · · · · · · · · ·',
  'failed getState':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed connect':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed disconnect':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listObjects':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listViews':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listMembers':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed startPull':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed refreshTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed undoRefresh':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed takeOver':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed continuePull':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed cancelPull':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed planSchedule':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed takeSchedule':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed tableExtras':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed setSnapshots':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed setFreshness':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed getTelling':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed setTelling':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listRuns':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed writeRuns':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed readCsv':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed findView':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listFields':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed showTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed replaceKey':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed useWorkspace':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed forget':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed look':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed checkView':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed pullProgress':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed probeObjects':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed readViewCsv':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed changeTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed renameTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed duplicateTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listRun':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed staleColumns':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed tidyUp':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed reportColumns':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed makeReport':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed removal':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed setEditing':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed listEdits':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed saveEdits':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed dropEdits':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed removeTyped':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed removeTable':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed getBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed countBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed planBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed startBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed continueBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed cancelBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed checkBackup':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
  'failed readObject':
    'loading · · connect home table table choose pull>getState · · · · table workspaces>focusField · · table table telling · runs backup · · edits · edits',
};

const CASES = Object.entries(EVENTS).flatMap(([name, event]) => PLACES.map((place) => ({ name, event, place })));

test.each(CASES)('$name in $place does what the table says', ({ name, event, place }) => {
  const before = stateAt(place);
  const { state, effects } = reduce(before, event, NOW);
  const nothing = isDeepStrictEqual(state, before) && effects.length === 0;
  const outcome = nothing ? '·' : [state.screen.at, effects.map(effectName).join('+')].filter(Boolean).join('>');
  expect(outcome).toBe(expected(name, place));
});

test('every row has a cell for every place', () => {
  for (const row of Object.values(TABLE)) expect(row.split(' ')).toHaveLength(PLACES.length);
});

function expected(name: string, place: Place): string | undefined {
  const rows: Readonly<Record<string, string>> = TABLE;
  return rows[name]?.split(' ')[PLACES.indexOf(place)];
}

function effectName(effect: Effect): string {
  return effect.type === 'call' ? effect.endpoint : effect.type;
}
