import { type Claim, markOf } from '../layouts/claim';
import type { Scene } from '../look/scene';

/** Nothing a person wrote is lost: it is on the sheet, in the archive, or in what is kept hidden. */
export function nothingIsLost(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  const marks = claims.flatMap((claim): readonly string[] => {
    // What was typed over again is no more to be found, and the base is looked at by another law.
    if (claim.raced === true || claim.kind === 'edit') return [];
    if (claim.kind === 'beyond') return claim.marks;
    const mark = markOf(claim);
    return mark === null ? [] : [mark];
  });
  return marks.flatMap((mark) =>
    before.marks.has(mark) && !after.marks.has(mark) ? [`${mark} is nowhere any more.`] : [],
  );
}
