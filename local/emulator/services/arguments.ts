import type { Execution } from '../execution';
import { jsText } from '../js-text';

/** How Google names the type of an argument in "The parameters (…) don't match the method signature for …". */
function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return '(class)';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  return Array.isArray(value) ? 'Array' : '(class)';
}

/** The error for arguments of a wrong type or number. `method` is Google's full name, such as "LockService.Lock.tryLock". */
export function signatureError(execution: Execution, method: string, args: readonly unknown[]): Error {
  return execution.error('signatureMismatch', args.map(typeName).join(','), method);
}

/**
 * The text that a string parameter gets: numbers and booleans become text, objects "[object Object]"; null and undefined are refused,
 * which is the strict reading.
 */
export function textArgument(execution: Execution, method: string, args: readonly unknown[], index: number): string {
  const value = args[index];
  if (value === null || value === undefined) throw signatureError(execution, method, args);
  return typeof value === 'object' ? '[object Object]' : jsText(value);
}

/**
 * A whole number: fractions are cut off, texts of numbers are read. Another text cannot be converted; a missing argument, null or an
 * object matches no signature.
 */
export function numberArgument(execution: Execution, method: string, args: readonly unknown[], index: number): number {
  const value = args[index];
  if (typeof value !== 'number' && typeof value !== 'string') throw signatureError(execution, method, args);
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw execution.error('cannotConvert', jsText(value), 'int');
  return Math.trunc(number);
}
