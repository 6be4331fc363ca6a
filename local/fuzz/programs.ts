/** What a run does, as data: the border that is fuzzed, and what a person does meanwhile. */
import * as fc from 'fast-check';
import { lies, type Told } from './lies';
import { junk, type Spoil, spoil } from './spoil';

export const ACTIONS = [
  'getState',
  'connect',
  'listObjects',
  'listViews',
  'listMembers',
  'listFields',
  'findView',
  'startPull',
  'refreshTable',
  'undoRefresh',
  'takeOver',
  'continuePull',
  'cancelPull',
  'planSchedule',
  'takeSchedule',
  'tableExtras',
  'setSnapshots',
  'setFreshness',
  'getTelling',
  'setTelling',
  'listRuns',
  'writeRuns',
  'csvTwenty',
  'csvSheet',
  'showTable',
  'disconnect',
  'look',
  'checkView',
  'readViewCsv',
  'probeObjects',
  'renameTable',
  'listRun',
  'staleColumns',
  'removal',
  'setEditing',
  'listEdits',
  'saveEdits',
  'getBackup',
  'countBackup',
  'startBackup',
  'readObject',
  'hours',
] as const;

export type Action = (typeof ACTIONS)[number];

export type Program =
  | { readonly border: 'server'; readonly lies: readonly Told[]; readonly actions: readonly Action[] }
  /** One property or tag, by its number among all there are; `text` where it is no JSON. */
  | {
      readonly border: 'property' | 'tag';
      readonly which: number;
      readonly spoil: Spoil;
      readonly text: string | null;
      readonly actions: readonly Action[];
    }
  | { readonly border: 'endpoint'; readonly calls: readonly EndpointCall[] };

interface EndpointCall {
  readonly which: number;
  /** What a sidebar would say, spoilt; null: `raw` instead. */
  readonly spoil: Spoil | null;
  readonly raw: unknown;
}

const someActions = (least: number) => fc.array(fc.constantFrom(...ACTIONS), { minLength: least, maxLength: 3 });

/** What reads from Twenty first: a lie that nobody hears is none. */
const asking = fc.constantFrom<Action>(
  'connect',
  'listObjects',
  'listMembers',
  'startPull',
  'refreshTable',
  'refreshTable',
  'csvTwenty',
  'hours',
);

const server: fc.Arbitrary<Program> = fc
  .tuple(lies, asking, someActions(0))
  .map(([told, first, rest]) => ({ border: 'server', lies: told, actions: [first, ...rest] }));

const kept = (border: 'property' | 'tag'): fc.Arbitrary<Program> =>
  fc.record({
    border: fc.constant(border),
    which: fc.nat(1_000),
    spoil,
    text: fc.option<string>(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        junk.map((value): string => JSON.stringify(value) ?? ''),
      ),
    ),
    actions: someActions(2),
  });

const endpoint: fc.Arbitrary<Program> = fc.record({
  border: fc.constant('endpoint' as const),
  calls: fc.array(
    fc.record({ which: fc.nat(1_000), spoil: fc.option(spoil, { freq: 4 }), raw: fc.oneof(junk, fc.string()) }),
    {
      minLength: 3,
      maxLength: 8,
    },
  ),
});

const program: fc.Arbitrary<Program> = fc.oneof(
  { weight: 4, arbitrary: server },
  { weight: 2, arbitrary: kept('property') },
  { weight: 1, arbitrary: kept('tag') },
  { weight: 1, arbitrary: endpoint },
);

/** The same seed and number give the same program. */
export function programOf(seed: number, number: number): Program {
  const [drawn] = fc.sample(program, { seed: (seed * 1_000_003 + number) | 0, numRuns: 1 });
  if (!drawn) throw new Error('fast-check draws one where one is asked for.');
  return drawn;
}
