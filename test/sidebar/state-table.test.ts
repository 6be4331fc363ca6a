import { isDeepStrictEqual } from 'node:util';
import type { Effect } from '../../sidebar/model';
import { reduce } from '../../sidebar/state';
import { NOW } from './builders';
import { EVENTS, type EventName, PLACES, type Place, stateAt } from './samples';

/**
 * Every event in every state. Columns: loading, broken, form, connect(ing), home, table, asking (to undo), choose,
 * pull(ing), stopped, kind (of CSV), csv, file.
 * "·" is nothing; "pull>wait" is the screen afterwards and the effects. A new event or endpoint does not compile until
 * it has a row.
 */
const TABLE: Record<EventName, string> = {
  opened: 'loading>getState loading>getState · · · · · · · · · · ·',
  ticked: '· · · · · · · · · · · · ·',
  slow: 'loading loading connect connect home table table choose pull pull csv csv csv',
  addressTyped: '· · connect connect · · · · · · · · ·',
  keyToggled: '· · connect connect · · · · · · · · ·',
  httpAllowed: '· · connect connect · · · · · · · · ·',
  connectAsked: '· · connect>connect · · · · · · · · · ·',
  disconnectAsked: '· · · · home table table choose · pull csv · csv',
  disconnectDropped: '· · · · · · · · · · · · ·',
  disconnectConfirmed: '· · · · · · · · · · · · ·',
  tableAsked: '· · · · table · · · · · · · ·',
  menuToggled: '· · · · home · · · · · · · ·',
  refreshAsked: '· · · · pull>refreshTable pull>refreshTable pull>refreshTable · · · · · ·',
  takeOverAsked: '· · · · pull>takeOver pull>takeOver pull>takeOver · · · · · ·',
  undoAsked: '· · · · · table · · · · · · ·',
  undoDropped: '· · · · · · table · · · · · ·',
  undoConfirmed: '· · · · · · pull>undoRefresh · · · · · ·',
  csvAsked: '· · · · csv csv csv · · · · · ·',
  scheduleAsked: '· · · · home>setSchedule · · · · · · · ·',
  showAsked: '· · · · · table>showTable table>showTable · · · · · ·',
  newAsked: '· · · · choose>listObjects · · · · · · · ·',
  objectsAsked: '· · · · · · · choose>listObjects · · · · ·',
  moreAsked: '· · · · · · · choose>listObjects · · · · ·',
  objectSearched: '· · · · · · · choose · · · · ·',
  viewSearched: '· · · · · · · choose · · · · ·',
  objectChosen: '· · · · · · · choose>listViews · · · · ·',
  objectDropped: '· · · · · · · choose · · · · ·',
  linkTyped: '· · · · · · · choose · · · · ·',
  linkAsked: '· · · · · · · choose>findView · · · · ·',
  viewChosen: '· · · · · · · choose · · · · ·',
  membersAsked: '· · · · · · · choose>listMembers · · · · ·',
  memberChosen: '· · · · · · · choose · · · · ·',
  targetChosen: '· · · · · · · choose · · · · ·',
  columnsChosen: '· · · · · · · choose>listFields · · · · ·',
  fieldsAsked: '· · · · · · · choose>listFields · · · · ·',
  fieldSearched: '· · · · · · · choose · · · · ·',
  fieldToggled: '· · · · · · · · · · · · ·',
  optionsChosen: '· · · · · · · choose · · · · ·',
  pullAsked: '· · · · · · · pull>startPull · · · · ·',
  waitOver: '· · · · · · · · · · · · ·',
  cancelAsked: '· · · · · · · · pull>cancelPull · · · ·',
  againAsked: '· loading>getState · · · · · · · pull>refreshTable · · csv>readCsv+forgetFile',
  fewerAccepted: '· · · · · · · · · pull>refreshTable · · ·',
  backAsked: '· · · · · home home home · table table csv table>forgetFile',
  csvSet: '· · · · · · · · · · csv · ·',
  csvStarted: '· · · · · · · · · · csv>readCsv · ·',
  csvRead: '· · · · · · · · · · · csv csv',
  csvEnded: '· · · · · · · · · · csv>forgetFile csv>saveFile csv>saveFile',
  csvFailed: '· · · · · · · · · · · csv csv',
  keyAsked: '· · · · connect connect connect connect · connect connect · connect',
  tablesAsked: '· · · · loading>getState loading>getState loading>getState loading>getState · loading>getState loading>getState · loading>getState',
  detailsAsked: 'loading>copyDetails loading>copyDetails connect>copyDetails connect>copyDetails home>copyDetails table>copyDetails table>copyDetails choose>copyDetails pull>copyDetails pull>copyDetails csv>copyDetails csv>copyDetails csv>copyDetails',
  copyAsked: '· · · · · · · · · · · · csv>copyText',
  copied: '· · · · · · · · · · · · ·',
  'answered getState': 'home · · · · · · · · · · · ·',
  'answered connect': '· · · loading>getState · · · · · · · · ·',
  'answered disconnect': '· · · · · · · · · · · · ·',
  'answered listObjects': '· · · · · · · · · · · · ·',
  'answered listViews': '· · · · · · · · · · · · ·',
  'answered listMembers': '· · · · · · · choose · · · · ·',
  'answered startPull': '· · · · · · · · pull>continuePull · · · ·',
  'answered refreshTable': '· · · · · · · · pull>wait · · · ·',
  'answered undoRefresh': '· · · · · · · · pull>continuePull · · · ·',
  'answered takeOver': '· · · · · · · · pull>continuePull · · · ·',
  'answered continuePull': '· · · · · · · · table>getState · · · ·',
  'answered cancelPull': '· · · · · · · · · · · · ·',
  'answered setSchedule': '· · · · home table table · · · · · ·',
  'answered readCsv': '· · · · · · · · · · · · ·',
  'answered findView': '· · · · · · · · · · · · ·',
  'answered listFields': '· · · · · · · · · · · · ·',
  'answered showTable': '· · · · home>focusSheet table>focusSheet table>focusSheet · · · · · ·',
  'answered replaceKey': '· · · · · · · · · · · · ·',
  'answered useWorkspace': '· · · · · · · · · · · · ·',
  'answered forget': '· · · · · · · · · · · · ·',
  'answered look': '· · · · · · · · · · · · ·',
  'answered checkView': '· · · · · · · · · · · · ·',
  'answered pullProgress': '· · · · · · · · · · · · ·',
  'answered probeObjects': '· · · · · · · · · · · · ·',
  'answered readViewCsv': '· · · · · · · · · · · · ·',
  'answered changeTable': '· · · · · · · · · · · · ·',
  'answered renameTable': '· · · · · · · · · · · · ·',
  'answered duplicateTable': '· · · · · · · · · · · · ·',
  'answered listRun': '· · · · · · · · · · · · ·',
  'answered staleColumns': '· · · · · · · · · · · · ·',
  'answered tidyUp': '· · · · · · · · · · · · ·',
  'answered removal': '· · · · · · · · · · · · ·',
  'answered removeTable': '· · · · · · · · · · · · ·',
  'failed getState': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed connect': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed disconnect': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed listObjects': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed listViews': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed listMembers': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed startPull': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed refreshTable': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed undoRefresh': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed takeOver': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed continuePull': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed cancelPull': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed setSchedule': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed readCsv': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed findView': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed listFields': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed showTable': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed replaceKey': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed useWorkspace': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed forget': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed look': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed checkView': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed pullProgress': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed probeObjects': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed readViewCsv': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed changeTable': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed renameTable': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed duplicateTable': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed listRun': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed staleColumns': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed tidyUp': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed removal': 'loading · · connect home table table choose pull>getState · · · ·',
  'failed removeTable': 'loading · · connect home table table choose pull>getState · · · ·',
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
