import type { Metafile } from 'esbuild';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly notice: string;
}

export const SHIPPED: string;
export function packagesIn(metafiles: readonly Pick<Metafile, 'outputs'>[]): readonly ShippedPackage[];
export function refusal(one: Pick<ShippedPackage, 'licence' | 'notice'>): string | null;
export function noticesOf(packages: readonly ShippedPackage[]): string;
