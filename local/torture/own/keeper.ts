import type { Scene } from '../look/scene';
import { type Broken, broken } from '../laws/law';
import type { Keeper } from '../runs/watch';
import { afterRefresh, type Belongings, misplaced, missingInArchive } from './belongings';

/** Looks after belongings at each published table, and knows what the last one put into the archive. */
export function keepsBelongings(
  belongings: Belongings,
): Keeper & { readonly lastArchived: () => Belongings['archived'] } {
  let known = belongings.archived.length;
  return {
    lastArchived: () => belongings.archived.slice(known),
    published({ state, sheet, rows }: Scene): readonly Broken[] {
      const ids = rows.map(({ id }) => id);
      known = belongings.archived.length;
      afterRefresh(belongings, ids);
      return [
        ...broken('kept', misplaced(belongings, state, sheet, ids)),
        ...broken('archive', missingInArchive(belongings, state)),
      ];
    },
  };
}
