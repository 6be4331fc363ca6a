import { displayText } from '../../values/number-format';
import { each, type FunctionFamily, whole } from './family';
import { single, valuesOf } from '../scope';
import { FormulaError, gridFrom, isArea, isGrid } from '../values';
import { booleanOf, numberOf, textOf } from '../convert';

export const TEXT_FUNCTIONS: FunctionFamily = {
  EXACT: each(([one = null, other = null]) => textOf(one) === textOf(other)),
  LEN: each(([value = null]) => textOf(value).length),
  UPPER: each(([value = null]) => textOf(value).toUpperCase()),
  LOWER: each(([value = null]) => textOf(value).toLowerCase()),
  TRIM: each(([value = null]) => textOf(value).trim().replace(/ +/g, ' ')),
  LEFT: each(([value = null, count = 1]) => textOf(value).slice(0, numberOf(count))),
  RIGHT: each(([value = null, count = 1]) => {
    const text = textOf(value);
    return text.slice(Math.max(0, text.length - numberOf(count)));
  }),
  MID: each(([value = null, start = 1, count = 0]) => {
    const from = numberOf(start) - 1;
    return textOf(value).slice(from, from + numberOf(count));
  }),
  SUBSTITUTE: each(([value = null, from = null, to = null]) => textOf(value).replaceAll(textOf(from), textOf(to))),
  TEXT: each(([value = null, pattern = null], scope) => displayText(value, textOf(pattern), scope.locale)),
  VALUE: each(([value = null]) => numberOf(value)),
  HYPERLINK: each(([link = null, label]) => textOf(label ?? link)),
  CONCATENATE: whole((args, scope) => valuesOf(args, scope).map(textOf).join('')),
  CONCAT: each((args) => args.map(textOf).join('')),
  JOIN: whole(([separator = null, ...args], scope) =>
    valuesOf(args, scope)
      .map(textOf)
      .join(textOf(single(separator, scope))),
  ),
  TEXTJOIN: whole(([separator = null, skipEmpty = true, ...args], scope) => {
    const texts = args.flatMap((argument) =>
      isArea(argument) || isGrid(argument) ? valuesOf([argument], scope).map(textOf) : [textOf(argument)],
    );
    const kept = booleanOf(single(skipEmpty, scope)) ? texts.filter((text) => text !== '') : texts;
    return kept.join(textOf(single(separator, scope)));
  }),
  // Parts side by side; what reads as a number becomes one.
  SPLIT: {
    ...whole(([value = null, separators = null], scope) => {
      const marks = textOf(single(separators, scope)).replace(/[\\\]^-]/g, '\\$&');
      const parts = textOf(single(value, scope)).split(new RegExp(`[${marks}]`));
      const filled = parts.filter((part) => part !== '');
      if (filled.length === 0) throw new FormulaError('#VALUE!');
      return gridFrom([filled.map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : part))]);
    }),
    size: () => ({ rows: 1, columns: Number.POSITIVE_INFINITY }),
  },
};
