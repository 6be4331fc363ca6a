/** A change that names something that does not exist, or that is there already. */
export class ImpossibleChange extends Error {}
