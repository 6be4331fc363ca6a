/** Operands that got another name when views left the workspace's records, in 1.5 (twenty.md §3.4). */
const RENAMED: Readonly<Record<string, string>> = {
  LESS_THAN: 'LESS_THAN_OR_EQUAL',
  GREATER_THAN: 'GREATER_THAN_OR_EQUAL',
  SEARCH: 'VECTOR_SEARCH',
};

/** `isNot`, `IsNot` and `IS_NOT` are one operand. A name that nobody knows stays unknown and stops the pull later. */
export function operandNamed(name: string): string {
  const words = /^[A-Z_]+$/.test(name) ? name : name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return RENAMED[words] ?? words;
}
