import type { SpreadsheetState } from './state';

/**
 * Says how many cells stand for the result of a function that is not computed (QUERY, IMPORTRANGE, a custom function …). Null: as
 * if nothing was said. See `formula/placeholders.ts`.
 */
export function setPlaceholder(
  state: SpreadsheetState,
  name: string,
  size: { readonly rows: number; readonly columns: number } | null,
): void {
  const { [name.toUpperCase()]: _, ...others } = state.placeholders;
  state.placeholders = size ? { ...others, [name.toUpperCase()]: size } : others;
  state.version += 1;
}
