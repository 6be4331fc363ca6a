import type { Plugin } from 'esbuild';

export function syncGraphqlRequest(): Plugin;
