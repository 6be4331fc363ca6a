import type { CsvSettings } from '../../sidebar/model/screens/csv';
import { csvKind } from '../../sidebar/states/csv';
import { sidebarState, table } from './builders';
import { drive } from './drive';
import { FILES, TROUBLE, stateAt } from './samples';

function settings(changes: Partial<CsvSettings> = {}): CsvSettings {
  return { kind: 'twenty', split: false, delimiter: ',', byteOrderMark: true, ...changes };
}

test.each([
  ['en', ','],
  ['fr', ';'],
] as const)('nothing is read before the kind is chosen; in %s columns are separated by "%s"', (language, delimiter) => {
  const sidebar = drive(stateAt('home', { data: sidebarState({ language, tables: [table()] }) }));
  sidebar.send({ type: 'csvAsked', tableId: 't1' });
  expect(sidebar.effects()).toEqual([]);
  expect(sidebar.state().screen).toMatchObject({ at: 'csv', run: null, settings: settings({ delimiter }) });
});

test.each([
  [settings({ delimiter: ';' }), { kind: 'twenty', rowsPerFile: null }],
  [settings({ split: true, byteOrderMark: false }), { kind: 'twenty', rowsPerFile: 10_000 }],
  [settings({ kind: 'sheet', split: true }), { kind: 'sheet', delimiter: ',', byteOrderMark: true }],
  [
    settings({ kind: 'sheet', delimiter: ';', byteOrderMark: false }),
    { kind: 'sheet', delimiter: ';', byteOrderMark: false },
  ],
])('what was set is what is asked for: %j', (chosen, file) => {
  expect(csvKind(chosen)).toEqual(file);
  const sidebar = drive(stateAt('kind'));
  sidebar.send({ type: 'csvSet', settings: chosen });
  sidebar.send({ type: 'csvStarted' });
  sidebar.send({ type: 'csvStarted' });
  sidebar.send({ type: 'csvSet', settings: settings() });
  expect(sidebar.effects()).toMatchObject([{ type: 'readCsv', source: { tableId: 't1' }, file }]);
  sidebar.send({ type: 'csvFailed', run: sidebar.state().calls, trouble: TROUBLE });
  sidebar.send({ type: 'againAsked' });
  expect(sidebar.effects()).toMatchObject([{ type: 'readCsv', source: { tableId: 't1' }, file }]);
});

test('a person who goes back from reading, or from a failure, finds the kind as it was set', () => {
  const sidebar = drive(stateAt('kind'));
  const chosen = settings({ kind: 'sheet', delimiter: ';' });
  sidebar.send({ type: 'csvSet', settings: chosen });
  sidebar.send({ type: 'csvStarted' });
  sidebar.send({ type: 'backAsked' });
  expect(sidebar.state().screen).toMatchObject({ at: 'csv', run: null, settings: chosen });
  sidebar.send({ type: 'csvStarted' });
  sidebar.send({ type: 'csvFailed', run: sidebar.state().calls, trouble: TROUBLE });
  sidebar.send({ type: 'backAsked' });
  expect(sidebar.state().screen).toMatchObject({ at: 'csv', run: null, trouble: null, settings: chosen });
  sidebar.send({ type: 'backAsked' });
  expect(sidebar.state().screen.at).toBe('table');
});

test('one file is saved by itself, several are not', () => {
  const one = drive(stateAt('csv'));
  one.send({ type: 'csvEnded', run: 7, outcome: FILES });
  expect(one.effects()).toEqual([{ type: 'saveFile' }]);
  const several = drive(stateAt('csv'));
  const files = [...FILES.files, { url: 'blob:2', fileName: 'person-2.csv', records: 1 }];
  several.send({ type: 'csvEnded', run: 7, outcome: { is: 'files', files, text: null, unmatched: [] } });
  expect(several.effects()).toEqual([]);
  several.send({ type: 'copyAsked' });
  expect(several.effects()).toEqual([]);
  several.send({ type: 'backAsked' });
  expect(several.effects()).toEqual([
    { type: 'forgetFile', url: 'blob:1' },
    { type: 'forgetFile', url: 'blob:2' },
  ]);
});

test('the text is shown and copied, and "copied" is only said when the browser says so', () => {
  const sidebar = drive(stateAt('file'));
  sidebar.send({ type: 'copyAsked' });
  expect(sidebar.effects()).toEqual([{ type: 'copyText' }]);
  expect(sidebar.state().screen).toMatchObject({ copy: 'shown' });
  sidebar.send({ type: 'copied' });
  expect(sidebar.state().screen).toMatchObject({ copy: 'done' });
  sidebar.send({ type: 'copyAsked' });
  expect(sidebar.state().screen).toMatchObject({ copy: 'shown' });
});
