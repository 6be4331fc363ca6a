import type { IStyleData } from '@univerjs/core';
import type { WireStyle, WireStylePatch } from '../../host/desk/wire';

/** Univer's numbers for alignment and wrapping. */
const HORIZONTAL = { left: 1, center: 2, right: 3 } as const;
const VERTICAL = { top: 1, middle: 2, bottom: 3 } as const;
const WRAP = { OVERFLOW: 1, CLIP: 2, WRAP: 3 } as const;

/** Patterns that mean "automatic". */
const AUTOMATIC = /^(general|0\.#{15})$/i;

/** A style of the emulated sheet in Univer's words. */
export function gridStyle(style: WireStyle): IStyleData {
  const made: IStyleData = {};
  if (style.numberFormat !== undefined && !AUTOMATIC.test(style.numberFormat)) made.n = { pattern: style.numberFormat };
  if (style.bold) made.bl = 1;
  if (style.italic) made.it = 1;
  if (style.underline) made.ul = { s: 1 };
  if (style.strikethrough) made.st = { s: 1 };
  if (style.background !== undefined) made.bg = { rgb: style.background };
  if (style.fontColor !== undefined) made.cl = { rgb: style.fontColor };
  if (style.fontFamily !== undefined) made.ff = style.fontFamily;
  if (style.fontSize !== undefined) made.fs = style.fontSize;
  if (style.horizontalAlignment) made.ht = HORIZONTAL[style.horizontalAlignment];
  if (style.verticalAlignment) made.vt = VERTICAL[style.verticalAlignment];
  if (style.wrap) made.tb = WRAP[style.wrap];
  return made;
}

/** Every property of `gridStyle` that a style does not have, as null: merged into a cell, it sets them back. */
const NOTHING = {
  n: null,
  bl: null,
  it: null,
  ul: null,
  st: null,
  bg: null,
  cl: null,
  ff: null,
  fs: null,
  ht: null,
  vt: null,
  tb: null,
};

/** What to merge into a styled cell so that it has this style and nothing else. */
export function replacingStyle(style: IStyleData): IStyleData {
  return { ...NOTHING, ...style } as IStyleData;
}

/** What a person changed, back in the emulated sheet's words; null when it is nothing that is kept there. */
export function stylePatch(style: IStyleData): WireStylePatch | null {
  const patch: Record<string, unknown> = {};
  const has = (key: keyof IStyleData): boolean => Object.hasOwn(style, key);
  if (has('n')) patch['numberFormat'] = style.n?.pattern ?? null;
  if (has('bl')) patch['bold'] = style.bl === 1 ? true : null;
  if (has('it')) patch['italic'] = style.it === 1 ? true : null;
  if (has('ul')) patch['underline'] = style.ul?.s === 1 ? true : null;
  if (has('st')) patch['strikethrough'] = style.st?.s === 1 ? true : null;
  if (has('bg')) patch['background'] = style.bg?.rgb ?? null;
  if (has('cl')) patch['fontColor'] = style.cl?.rgb ?? null;
  if (has('ff')) patch['fontFamily'] = style.ff ?? null;
  if (has('fs')) patch['fontSize'] = style.fs ?? null;
  if (has('ht')) patch['horizontalAlignment'] = nameOf(HORIZONTAL, style.ht);
  if (has('vt')) patch['verticalAlignment'] = nameOf(VERTICAL, style.vt);
  if (has('tb')) patch['wrap'] = nameOf(WRAP, style.tb);
  return Object.keys(patch).length === 0 ? null : patch;
}

function nameOf(names: Readonly<Record<string, number>>, number: unknown): string | null {
  return Object.entries(names).find(([, value]) => value === number)?.[0] ?? null;
}
