import type { BuildOptions } from 'esbuild';

type InMemory = BuildOptions & { write: false };

export const SIDEBAR_SCRIPT: InMemory;
export const SIDEBAR_STYLE: InMemory;
