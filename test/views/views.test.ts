import * as fc from 'fast-check';
import { looking, viewOn } from './generate';
import type { ViewMeaning } from './meaning/view';
import { worldOf } from './world';

const NOW = '2026-11-23T15:30:45.123Z';
const world = worldOf({ records: 300, now: NOW });

/** In the case of a stop the plan gives the first reason that it meets; it must be one of those that there are. */
function expectSame(pulled: ViewMeaning, meant: ViewMeaning): void {
  if ('stops' in pulled && 'stops' in meant) expect([...meant.stops]).toEqual(expect.arrayContaining([...pulled.stops]));
  else expect(pulled).toEqual(meant);
}

describe('what the plan brings from the demo CRM is what the view means', () => {
  test('for generated views', () => {
    fc.assert(
      fc.property(viewOn(world), looking, fc.constantFrom(7, 100), (view, at, pageSize) => {
        expectSame(world.pulled(view, at, pageSize), world.meant(view, at));
      }),
      { numRuns: 600 },
    );
  });

  const circumstances = { now: Date.parse(NOW), zone: 'Europe/Paris', machineZone: 'Asia/Tokyo' };
  const member = '20202020-1553-45c6-a028-5a9064cce07f';
  const cases = world.views.flatMap((view) =>
    (['2.21', 'newer'] as const).map((rules) => ({ title: `${view.object}: ${view.name} (${rules})`, view, rules })),
  );

  test.each(cases)('for the saved view $title', ({ view, rules }) => {
    const at = { ...circumstances, rules, me: member };
    expectSame(world.pulled(view, at), world.meant(view, at));
  });
});
