/** What `String(value)` gives in JavaScript, for values of any kind that came from a script: it may well be "[object Object]". */
export function jsText(value: unknown): string {
  const text: unknown = Reflect.apply(String, undefined, [value]);
  return typeof text === 'string' ? text : '';
}
