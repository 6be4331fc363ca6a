import * as fc from 'fast-check';
import type { FieldType } from '../../local/crm/model';
import { MEMBERS } from '../../local/crm/workspace/members';
import { looking, NOW } from './generate/looking';
import { viewOn, viewOnType, viewWithText } from './generate/view';
import { runsOf } from '../depth';
import type { ViewMeaning } from './meaning/view';
import { type Looking, worldOf } from './world';

const RUNS = runsOf(600);
/** How many views of each type: more where there is more to ask, few where the server refuses whatever is asked. */
const TYPES: readonly (readonly [type: FieldType, runs: number])[] = [
  ['ACTOR', 300],
  ['ADDRESS', 300],
  ['ARRAY', 80],
  ['BOOLEAN', 20],
  ['CURRENCY', 450],
  ['DATE', 300],
  ['DATE_TIME', 400],
  ['EMAILS', 120],
  ['FILES', 20],
  ['FULL_NAME', 300],
  ['LINKS', 160],
  ['MORPH_RELATION', 10],
  ['MULTI_SELECT', 120],
  ['NUMBER', 120],
  ['NUMERIC', 20],
  ['PHONES', 360],
  ['POSITION', 10],
  ['RATING', 120],
  ['RAW_JSON', 120],
  ['RELATION', 160],
  ['RICH_TEXT', 10],
  ['SELECT', 120],
  ['TEXT', 160],
  ['TS_VECTOR', 20],
  ['UUID', 80],
];

const world = worldOf({ records: 300, now: NOW });

/** Several filters may each stop a pull; the plan names the first that it meets. */
function expectSame(pulled: ViewMeaning, meant: ViewMeaning): void {
  if ('stops' in pulled && 'stops' in meant)
    expect([...meant.stops]).toEqual(expect.arrayContaining([...pulled.stops]));
  else expect(pulled).toEqual(meant);
}

describe('what the plan brings from the demo CRM is what the view means', () => {
  test('for generated views: the same ids in the same order, or the same refusal', () => {
    let [narrowed, stopped] = [0, 0];
    fc.assert(
      fc.property(viewOn(world), looking(world), fc.constantFrom(7, 100), (view, at, pageSize) => {
        const meant = world.meant(view, at);
        expectSame(world.pulled(view, at, pageSize), meant);
        if ('stops' in meant) stopped++;
        if ('ids' in meant && meant.ids.length > 0 && meant.ids.length < world.recordsOf(view.object).length)
          narrowed++;
      }),
      { numRuns: RUNS },
    );
    // Views that show all or nothing prove little: of 600, some 220 show a part, and 60 stop.
    expect(narrowed).toBeGreaterThan(RUNS / 6);
    expect(stopped).toBeGreaterThan(RUNS / 60);
  });

  test('for free text', () => {
    fc.assert(
      fc.property(viewWithText(world), looking(world), (view, at) => {
        expectSame(world.pulled(view, at), world.meant(view, at));
      }),
      { numRuns: runsOf(150) },
    );
  });

  test.each(TYPES.map(([type, ofType]) => ({ type, ofType })))(
    'for a filter and a sort on $type',
    ({ type, ofType }) => {
      fc.assert(
        fc.property(viewOnType(world, type), looking(world), (view, at) => {
          expectSame(world.pulled(view, at), world.meant(view, at));
        }),
        { numRuns: runsOf(ofType) },
      );
    },
  );

  const at: Omit<Looking, 'rules'> = {
    now: Date.parse(NOW),
    zone: 'Europe/Paris',
    machineZone: 'Asia/Tokyo',
    me: MEMBERS[1].id,
  };
  const saved = (['2.21', 'newer'] as const).flatMap((rules) =>
    world.views.map((view) => ({ title: `${view.object}: ${view.name} (${rules})`, view, rules })),
  );

  test.each(saved)('for the saved view $title', ({ view, rules }) => {
    expectSame(world.pulled(view, { ...at, rules }), world.meant(view, { ...at, rules }));
  });

  test('a saved view that asks for me stops while nobody was named, and so it is meant', () => {
    const asking = world.views.filter(({ filters }) =>
      JSON.stringify(filters).includes('WorkspaceMemberSelected\\":true'),
    );
    expect(asking.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['My deals', 'My accounts', 'Assigned to Me']),
    );
    for (const view of asking) {
      const stop = { stops: new Set(['member-needed']) };
      expect(world.pulled(view, { ...at, rules: '2.21', me: null })).toEqual(stop);
      expect(world.meant(view, { ...at, rules: '2.21', me: null })).toEqual(stop);
    }
  });
});
