import type { Claim } from '../layouts/claim';
import type { Scene } from '../look/scene';
import { staysArranged } from './arranged';
import { standsBeside } from './beside';
import { staysBeyond } from './beyond';
import { type Broken, broken } from './law';
import { nothingIsLost } from './lost';
import { referencesHold } from './references';
import { sharedIsExtended } from './shared';
import { spillsStay } from './spill';

/**
 * All laws about what a person keeps with a table, of the sheet before a pull and after. `reached`: the last row of records that a
 * publishing in between had come to.
 */
export function layoutLaws(before: Scene, after: Scene, claims: readonly Claim[], reached = 0): readonly Broken[] {
  return [
    ...broken('L1', standsBeside(before, after, claims)),
    ...referencesHold(before, after, claims, reached),
    ...broken('L6', staysBeyond(before, after, claims)),
    ...broken('L7', spillsStay(before, after, claims)),
    ...broken('L8', sharedIsExtended(before, after, claims)),
    ...broken('L9', staysArranged(before, after, claims)),
    ...broken('lost', nothingIsLost(before, after, claims)),
  ];
}
