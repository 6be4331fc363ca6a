import type { Execution } from '../../execution';
import { signatureError } from '../arguments';
import { encodeText, fromSigned, isByteArray } from './bytes';
import { createEnum, enumName } from '../../enum';

const CHARSET_NAMES = ['US_ASCII', 'UTF_8'] as const;
export const CHARSETS = createEnum(CHARSET_NAMES);

interface Inputs {
  /** How many arguments come before the inputs. */
  readonly before: number;
  readonly inputs: number;
  /** Of texts for which none is given. */
  readonly charset: (typeof CHARSET_NAMES)[number];
}

/** The bytes of inputs that are all texts, with or without a charset after them, or all byte arrays, with nothing after them. */
export function bytesOf(
  core: Execution,
  method: string,
  args: readonly unknown[],
  { before, inputs, charset }: Inputs,
): Uint8Array[] {
  const given = args.slice(before, before + inputs);
  const rest = args.slice(before + inputs);
  if (given.length < inputs) throw signatureError(core, method, args);
  if (given.every((value) => typeof value === 'string')) {
    const wanted = rest.length === 0 ? charset : memberOf(CHARSET_NAMES, rest[0]);
    if (rest.length > 1 || wanted === undefined) throw signatureError(core, method, args);
    return given.map((value) => encodeText(value, wanted.replace('_', '-')) ?? new Uint8Array());
  }
  if (rest.length > 0 || !given.every(Array.isArray)) throw signatureError(core, method, args);
  return given.map((value) => {
    if (!isByteArray(value)) throw core.error('cannotConvert', 'Array', 'Byte[]');
    return fromSigned(value);
  });
}

/** The name of an enum's member among these; undefined for anything else. */
export const memberOf = <Name extends string>(names: readonly Name[], value: unknown): Name | undefined =>
  names.find((one) => one === enumName(value));
