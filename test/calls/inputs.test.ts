import { ENDPOINTS, type EndpointName } from '../../src/calls/endpoints/index';
import { checkedInput } from '../../src/calls/endpoints/endpoint';
import { OPTIONS } from '../entry/add-on-world';

const PULL = {
  objectId: 'o',
  viewId: 'v',
  target: { kind: 'newSheet' },
  options: OPTIONS,
  memberId: null,
  acceptFewer: false,
  acceptGone: false,
};
const CSV = { tableId: 't', file: { kind: 'twenty', rowsPerFile: null }, next: null };

const GOOD: readonly (readonly [EndpointName, object])[] = [
  ['getState', {}],
  ['connect', { address: 'a', key: 'k', allowHttp: false }],
  ['startPull', PULL],
  ['startPull', { ...PULL, target: { kind: 'sheet', sheetId: 0 } }],
  ['planSchedule', { tableId: 't', plan: null }],
  ['planSchedule', { tableId: 't', plan: { timing: { kind: 'hours', every: 1 }, paused: false, guard: 'follow' } }],
  ['planSchedule', { tableId: 't', plan: { timing: { kind: 'hours', every: 168 }, paused: false, guard: 'follow' } }],
  ['readCsv', CSV],
  ['readCsv', { ...CSV, file: { kind: 'twenty', rowsPerFile: 1 } }],
  ['readCsv', { ...CSV, file: { kind: 'sheet', delimiter: ';', byteOrderMark: true } }],
];

test.each(GOOD)('%s may be given %j', (name, input) => {
  expect(checkedInput(ENDPOINTS[name].input(), input)).toEqual(input);
});

const BAD: readonly (readonly [EndpointName, unknown])[] = [
  ['getState', undefined],
  ['getState', 'text'],
  ['connect', { address: 'a', key: 'k' }],
  ['startPull', { ...PULL, target: { kind: 'sheet' } }],
  ['startPull', { ...PULL, target: { kind: 'elsewhere' } }],
  ['startPull', { ...PULL, options: { ...OPTIONS, selectAs: 'colour' } }],
  ['refreshTable', { tableId: 't' }],
  ['continuePull', { tableId: 4 }],
  ['planSchedule', { tableId: 't', plan: { timing: { kind: 'hours', every: 0 }, paused: false, guard: 'follow' } }],
  ['planSchedule', { tableId: 't', plan: { timing: { kind: 'hours', every: 1.5 }, paused: false, guard: 'follow' } }],
  ['planSchedule', { tableId: 't', plan: { timing: { kind: 'hours', every: 169 }, paused: false, guard: 'follow' } }],
  ['readCsv', { ...CSV, file: { kind: 'twenty', rowsPerFile: 0 } }],
  ['readCsv', { ...CSV, file: { kind: 'sheet', delimiter: '\t', byteOrderMark: true } }],
];

test.each(BAD)('%s given %j refuses it', (name, input) => {
  expect(() => checkedInput(ENDPOINTS[name].input(), input)).toThrow(
    expect.objectContaining({ kind: 'request-invalid' }),
  );
});
