import type { EndpointName } from '../../src/calls/endpoints/index';
import { type World, perform } from '../../sidebar/effects';
import { callOf } from '../../sidebar/step';
import { stateAt } from './samples';

/** Milliseconds after which a person is told that an unanswered call takes long. */
function patienceWith(endpoint: EndpointName): readonly number[] {
  const pauses: number[] = [];
  const nothing = (): void => undefined;
  const world: World = {
    rpc: () => new Promise(nothing),
    clock: {
      now: () => 0,
      later(milliseconds) {
        pauses.push(milliseconds);
        return nothing;
      },
    },
    dispatch: nothing,
    state: () => stateAt('home'),
    makeFile: () => '',
    makeZip: () => '',
    sha256: async () => '',
    forgetFile: nothing,
    saveFile: nothing,
    copyText: () => false,
    copyDetails: nothing,
    focusField: nothing,
    focusSheet: nothing,
  };
  perform(callOf(endpoint, { tableId: 't1', acceptFewer: false }, 1), world);
  return pauses;
}

test.each([
  ['showTable', 8_000],
  ['cancelPull', 8_000],
  ['refreshTable', 45_000],
  ['undoRefresh', 45_000],
  ['takeOver', 45_000],
  ['continuePull', 45_000],
] as const)('%s may be silent for %i ms before a person is told', (endpoint, patience) => {
  expect(patienceWith(endpoint)).toEqual([patience]);
});
