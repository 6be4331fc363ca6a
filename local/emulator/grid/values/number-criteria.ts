type Test = (value: number, low: number, high: number) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  BETWEEN: (value, low, high) => value >= low && value <= high,
  NOT_BETWEEN: (value, low, high) => value < low || value > high,
  EQUAL_TO: (value, low) => value === low,
  NOT_EQUAL_TO: (value, low) => value !== low,
  GREATER_THAN: (value, low) => value > low,
  AFTER: (value, low) => value > low,
  GREATER_THAN_OR_EQUAL_TO: (value, low) => value >= low,
  ON_OR_AFTER: (value, low) => value >= low,
  LESS_THAN: (value, low) => value < low,
  BEFORE: (value, low) => value < low,
  LESS_THAN_OR_EQUAL_TO: (value, low) => value <= low,
  ON_OR_BEFORE: (value, low) => value <= low,
  IS_VALID_DATE: () => true,
};

/** The test that a criterion such as "NUMBER_BETWEEN" or "DATE_AFTER" makes of numbers and serial days; null if it is another kind. */
export function numberTest(criteria: string, values: readonly unknown[]): ((value: number) => boolean) | null {
  const test = TESTS[criteria.replace(/^(NUMBER|DATE)_/, '')];
  const [low = 0, high = 0] = values.map(Number);
  return test ? (value) => test(value, low, high) : null;
}
