import type { RuleResult, Ask, FilterFamily } from './family';
import { INEXPRESSIBLE } from './family';
import { emptyValue } from './number';
import { and, at, isNull, not, or } from './terms';
import { textList } from './values';

/** The chosen options, apart from the choice "no value", which Twenty writes as an empty text. */
export function readOptions(
  value: string,
): { readonly options: readonly string[]; readonly none: boolean } | undefined {
  const list = textList(value);
  return list && { options: list.filter((option) => option !== ''), none: list.includes('') };
}

/** Values of the options whose label or value contains the text, whatever its case (twenty.md §4.5). */
export function optionsLike({ field, value }: Ask): readonly string[] {
  const text = value.toLowerCase();
  const like = (name: string): boolean => name.toLowerCase().includes(text);
  return field.options.filter((option) => like(option.label) || like(option.value)).map((option) => option.value);
}

function is({ name, value }: Ask): RuleResult {
  const chosen = readOptions(value);
  if (!chosen) return INEXPRESSIBLE;
  const listed = at(name)({ in: chosen.options });
  if (!chosen.none) return listed;
  return chosen.options.length > 0 ? or([listed, isNull(at(name))]) : isNull(at(name));
}

function isNot({ name, value }: Ask): RuleResult {
  const chosen = readOptions(value);
  if (!chosen) return INEXPRESSIBLE;
  const unlisted = not(at(name)({ in: chosen.options }));
  if (!chosen.none) return unlisted;
  return chosen.options.length > 0 ? and([unlisted, not(isNull(at(name)))]) : not(isNull(at(name)));
}

export const selectFilters: FilterFamily = {
  whole: { IS: is, IS_NOT: isNot, ...emptyValue },
  anyField: (ask) => {
    const options = optionsLike(ask);
    return options.length > 0 ? [at(ask.name)({ in: options })] : [];
  },
};
