import { checkedInput } from '../../src/entry/inputs';
import type { AnyEndpointName } from '../../src/protocol';
import { OPTIONS } from './add-on-world';

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

const GOOD: readonly (readonly [AnyEndpointName, object])[] = [
  ['getState', {}],
  ['connect', { address: 'a', key: 'k', allowHttp: false }],
  ['startPull', PULL],
  ['startPull', { ...PULL, target: { kind: 'sheet', sheetId: 0 } }],
  ['setSchedule', { tableId: 't', everyHours: null }],
  ['setSchedule', { tableId: 't', everyHours: 1 }],
  ['setSchedule', { tableId: 't', everyHours: 168 }],
  ['readCsv', CSV],
  ['readCsv', { ...CSV, file: { kind: 'twenty', rowsPerFile: 1 } }],
  ['readCsv', { ...CSV, file: { kind: 'sheet', delimiter: ';', byteOrderMark: true } }],
];

test.each(GOOD)('%s may be given %j', (name, input) => {
  expect(checkedInput(name, input)).toEqual(input);
});

const BAD: readonly (readonly [AnyEndpointName, unknown])[] = [
  ['getState', undefined],
  ['getState', 'text'],
  ['connect', { address: 'a', key: 'k' }],
  ['startPull', { ...PULL, target: { kind: 'sheet' } }],
  ['startPull', { ...PULL, target: { kind: 'elsewhere' } }],
  ['startPull', { ...PULL, options: { ...OPTIONS, selectAs: 'colour' } }],
  ['refreshTable', { tableId: 't' }],
  ['continuePull', { tableId: 4 }],
  ['setSchedule', { tableId: 't', everyHours: 0 }],
  ['setSchedule', { tableId: 't', everyHours: 1.5 }],
  ['setSchedule', { tableId: 't', everyHours: 169 }],
  ['readCsv', { ...CSV, file: { kind: 'twenty', rowsPerFile: 0 } }],
  ['readCsv', { ...CSV, file: { kind: 'sheet', delimiter: '\t', byteOrderMark: true } }],
];

test.each(BAD)('%s given %j refuses it', (name, input) => {
  expect(() => checkedInput(name, input)).toThrow(expect.objectContaining({ kind: 'request-invalid' }));
});
