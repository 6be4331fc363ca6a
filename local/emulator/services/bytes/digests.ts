import { createHash, createHmac, createSign } from 'node:crypto';
import type { Execution } from '../../execution';
import { signatureError } from '../arguments';
import { toSigned } from './bytes';
import { createEnum } from '../../enum';
import { bytesOf, memberOf } from './input-bytes';

const DIGEST_NAMES = ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'] as const;
const MAC_NAMES = ['HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512'] as const;
const RSA_NAMES = ['RSA_SHA_1', 'RSA_SHA_256'] as const;
/** Digests and signatures of texts take ASCII unless told, "?" for all else (gas-fakes, seen on live); blobs and Base64 take UTF-8. */
const charset = 'US_ASCII';

/** "SHA_256" as Node calls it. */
const nodeName = (algorithm: string): string => algorithm.replace('_', '').toLowerCase();

const DIGESTS = createEnum(DIGEST_NAMES);
const MACS = createEnum(MAC_NAMES);
const RSAS = createEnum(RSA_NAMES);

const name = (method: string): string => `Utilities.${method}`;

/** The digests and signatures of Utilities. */
export function createDigests(core: Execution) {
  const begin = (method: string): void => core.call(name(method));

  function hmac(method: string, algorithm: string, args: readonly unknown[], before: number): number[] {
    begin(method);
    const [bytes = new Uint8Array(), secret = new Uint8Array()] = bytesOf(core, name(method), args, {
      before,
      inputs: 2,
      charset,
    });
    return toSigned(createHmac(nodeName(algorithm), secret).update(bytes).digest());
  }

  /** The key is text in PEM form. */
  function rsa(method: string, algorithm: string, args: readonly unknown[], before: number): number[] {
    begin(method);
    const [value, key, ...rest] = args.slice(before);
    if (typeof value !== 'string' || typeof key !== 'string') throw signatureError(core, name(method), args);
    const [bytes = new Uint8Array()] = bytesOf(core, name(method), [value, ...rest], { before: 0, inputs: 1, charset });
    try {
      return toSigned(
        createSign(`RSA-${algorithm.replace('_', '')}`)
          .update(bytes)
          .sign(key),
      );
    } catch {
      throw core.error('invalidArgument', 'key');
    }
  }

  return {
    DigestAlgorithm: DIGESTS,
    MacAlgorithm: MACS,
    RsaAlgorithm: RSAS,
    computeDigest(...args: unknown[]): number[] {
      begin('computeDigest');
      const algorithm = memberOf(DIGEST_NAMES, args[0]);
      if (algorithm === undefined) throw signatureError(core, name('computeDigest'), args);
      const [bytes = new Uint8Array()] = bytesOf(core, name('computeDigest'), args, { before: 1, inputs: 1, charset });
      if (algorithm === 'MD2') throw new Error('Utilities.computeDigest with MD2 is not emulated');
      return toSigned(createHash(nodeName(algorithm)).update(bytes).digest());
    },
    computeHmacSha256Signature: (...args: unknown[]) => hmac('computeHmacSha256Signature', 'SHA_256', args, 0),
    computeHmacSignature(...args: unknown[]): number[] {
      const algorithm = memberOf(MAC_NAMES, args[0]);
      if (algorithm === undefined) throw signatureError(core, name('computeHmacSignature'), args);
      return hmac('computeHmacSignature', algorithm.replace('HMAC_', ''), args, 1);
    },
    computeRsaSha1Signature: (...args: unknown[]) => rsa('computeRsaSha1Signature', 'SHA_1', args, 0),
    computeRsaSha256Signature: (...args: unknown[]) => rsa('computeRsaSha256Signature', 'SHA_256', args, 0),
    computeRsaSignature(...args: unknown[]): number[] {
      const algorithm = memberOf(RSA_NAMES, args[0]);
      if (algorithm === undefined) throw signatureError(core, name('computeRsaSignature'), args);
      return rsa('computeRsaSignature', algorithm.replace('RSA_', ''), args, 1);
    },
  };
}
