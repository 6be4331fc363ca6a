import type { Metafile, Plugin } from 'esbuild';

export function syncGraphqlRequest(note?: (metafile: Metafile) => void): Plugin;
