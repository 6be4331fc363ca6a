import { randomOf } from '../../../../local/crm/workspace/records/random';
import { fromSnapshot, replaceContent, toSnapshot } from '../../../../local/emulator/grid/structure/snapshot';
import { describeVariants, drawVariants, USUAL_VARIANTS } from '../../../../local/emulator/grid/values/variants';
import { newState } from './builders';

const valuesOf = (variants: object): readonly string[] => Object.values(variants).map(String);

test('the same seed draws the same variants, and in time every choice is drawn', () => {
  const drawn = Array.from({ length: 200 }, (_, seed) => drawVariants(randomOf(seed, 'variants')));
  expect(drawVariants(randomOf(7, 'variants'))).toEqual(drawn[7]);
  const choices = Object.keys(USUAL_VARIANTS).map(
    (_, index) => new Set(drawn.map((variants) => valuesOf(variants)[index])).size,
  );
  expect(choices).toEqual([4, 4, 2, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 2, 2]);
});

test('a description names what is unusual and nothing else', () => {
  expect(describeVariants(USUAL_VARIANTS)).toBe('usual');
  expect(describeVariants({ ...USUAL_VARIANTS, rowsHiddenByHand: 'refused', pastedNotes: 'lost' })).toBe(
    'rowsHiddenByHand refused, pastedNotes lost',
  );
});

test('a document keeps its variants through snapshots', () => {
  const state = newState({ variants: { pastedNotes: 'lost' } });
  expect(state.variants).toEqual({ ...USUAL_VARIANTS, pastedNotes: 'lost' });
  const saved: ReturnType<typeof toSnapshot> = JSON.parse(JSON.stringify(toSnapshot(state)));
  expect(fromSnapshot(saved).variants).toEqual(state.variants);
  const other = newState();
  replaceContent(other, saved);
  expect(other.variants).toEqual(state.variants);
});
