/**
 * One attribute of the cells of one column (contents, style, note …), or of the rows of a sheet. Only the part up to the
 * last item that is not blank is kept, so an empty column costs nothing. Positions count from 1.
 */
export interface Track<T> {
  items: T[];
  readonly blank: T;
}

export function emptyTrack<T>(blank: T): Track<T> {
  return { items: [], blank };
}

/** Grows with every write, so that what was found in a track can be kept until then. */
export function editionOf(track: Track<unknown>): number {
  return editions.get(track) ?? 0;
}

const editions = new WeakMap<Track<unknown>, number>();

export function cloneTrack<T>(track: Track<T>): Track<T> {
  return { items: track.items.slice(), blank: track.blank };
}

export function trackGet<T>(track: Track<T>, position: number): T {
  const item = track.items[position - 1];
  return item === undefined ? track.blank : item;
}

export function trackSet<T>(track: Track<T>, position: number, item: T): void {
  trackWrite(track, position, [item]);
}

/** Writes the items from `position` on. */
export function trackWrite<T>(track: Track<T>, position: number, items: readonly T[]): void {
  if (position > track.items.length && items.every((item) => item === track.blank)) return;
  pad(track, position - 1);
  for (let index = 0; index < items.length; index++) track.items[position - 1 + index] = items[index] ?? track.blank;
  trim(track);
}

export function trackFill<T>(track: Track<T>, position: number, count: number, item: T): void {
  if (item === track.blank) {
    const end = Math.min(track.items.length, position - 1 + count);
    for (let index = position - 1; index < end; index++) track.items[index] = item;
  } else {
    pad(track, position - 1);
    for (let index = 0; index < count; index++) track.items[position - 1 + index] = item;
  }
  trim(track);
}

/** The `count` items from `position` on, blanks included. */
export function trackSlice<T>(track: Track<T>, position: number, count: number): T[] {
  const items = track.items.slice(position - 1, position - 1 + count);
  while (items.length < count) items.push(track.blank);
  return items;
}

export function trackInsert<T>(track: Track<T>, position: number, count: number, item: T = track.blank): void {
  if (position > track.items.length) {
    if (item !== track.blank) trackFill(track, position, count, item);
    return;
  }
  const added = Array.from({ length: count }, () => item);
  track.items = track.items.slice(0, position - 1).concat(added, track.items.slice(position - 1));
  trim(track);
}

export function trackDelete<T>(track: Track<T>, position: number, count: number): void {
  track.items.splice(position - 1, count);
  trim(track);
}

/** Moves `count` items so that they stand before the item that is at `to` now. */
export function trackMove<T>(track: Track<T>, from: number, count: number, to: number): void {
  const moved = trackSlice(track, from, count);
  trackDelete(track, from, count);
  const target = to > from ? to - count : to;
  trackInsert(track, target, count);
  trackWrite(track, target, moved);
}

/** Holes would make V8 turn the array into a dictionary, so the gap is filled. */
function pad<T>(track: Track<T>, length: number): void {
  while (track.items.length < length) track.items.push(track.blank);
}

/** Every write ends here. */
function trim<T>(track: Track<T>): void {
  editions.set(track, editionOf(track) + 1);
  let length = track.items.length;
  while (length > 0 && track.items[length - 1] === track.blank) length--;
  if (length < track.items.length) track.items.length = length;
}
