import type { Plugin } from 'esbuild';

export function withoutIndentation(): Plugin;
