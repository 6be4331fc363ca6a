import { signatureError, type SpreadsheetContext, textOf } from '../context';
import { type ArgumentKind, criterionValues, dateCriterion } from './criteria';
import { booleanCriterionName, type BooleanCriterionName } from '../enums';

type Values = (string | number | boolean)[];

/**
 * The `when…` methods that the builders of filter criteria and of conditional formats share. `set` keeps a criterion with its values and
 * returns the builder; it calls the function that it is given inside the counted call.
 */
export function whenMethods<Builder>(
  context: SpreadsheetContext,
  className: string,
  set: (method: string, read: () => readonly [BooleanCriterionName, Values]) => Builder,
) {
  const when = (
    method: string,
    criteria: BooleanCriterionName,
    kind: ArgumentKind,
    values: readonly unknown[],
  ): Builder => set(method, () => [criteria, criterionValues(context, `${className}.${method}`, kind, values)]);
  const date = (method: string, criteria: 'DATE_AFTER' | 'DATE_BEFORE' | 'DATE_EQUAL_TO', value: unknown): Builder =>
    set(method, () => dateCriterion(context, `${className}.${method}`, criteria, value));
  const text = (method: string, criteria: BooleanCriterionName, value: unknown): Builder =>
    set(method, () => [criteria, [textOf(context, value, `${className}.${method}`)]]);
  return {
    whenCellEmpty: () => when('whenCellEmpty', 'CELL_EMPTY', 'any', []),
    whenCellNotEmpty: () => when('whenCellNotEmpty', 'CELL_NOT_EMPTY', 'any', []),
    whenDateAfter: (value: unknown) => date('whenDateAfter', 'DATE_AFTER', value),
    whenDateBefore: (value: unknown) => date('whenDateBefore', 'DATE_BEFORE', value),
    whenDateEqualTo: (value: unknown) => date('whenDateEqualTo', 'DATE_EQUAL_TO', value),
    whenFormulaSatisfied: (formula: unknown) => text('whenFormulaSatisfied', 'CUSTOM_FORMULA', formula),
    whenNumberBetween: (low: unknown, high: unknown) =>
      when('whenNumberBetween', 'NUMBER_BETWEEN', 'number', [low, high]),
    whenNumberEqualTo: (number: unknown) => when('whenNumberEqualTo', 'NUMBER_EQUAL_TO', 'number', [number]),
    whenNumberGreaterThan: (number: unknown) =>
      when('whenNumberGreaterThan', 'NUMBER_GREATER_THAN', 'number', [number]),
    whenNumberLessThan: (number: unknown) => when('whenNumberLessThan', 'NUMBER_LESS_THAN', 'number', [number]),
    whenNumberNotEqualTo: (number: unknown) => when('whenNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', 'number', [number]),
    whenTextContains: (value: unknown) => text('whenTextContains', 'TEXT_CONTAINS', value),
    whenTextDoesNotContain: (value: unknown) => text('whenTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', value),
    whenTextEndsWith: (value: unknown) => text('whenTextEndsWith', 'TEXT_ENDS_WITH', value),
    whenTextEqualTo: (value: unknown) => text('whenTextEqualTo', 'TEXT_EQUAL_TO', value),
    withCriteria: (criteria: unknown, values: unknown) =>
      set('withCriteria', () => {
        const name = booleanCriterionName(criteria);
        if (!name || !Array.isArray(values))
          throw signatureError(context, `${className}.withCriteria`, [criteria, values]);
        return [name, criterionValues(context, `${className}.withCriteria`, 'any', values)];
      }),
  };
}
