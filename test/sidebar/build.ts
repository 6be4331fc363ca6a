import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { withoutIndentation } from '../../esbuild.without-indentation.mjs';

export interface BuiltSidebar {
  readonly script: string;
  readonly page: string;
}

/** The sidebar as `npm run build` makes it, in memory: the tests need no earlier build and cannot meet an old one. */
export async function buildSidebar(): Promise<BuiltSidebar> {
  const options = { bundle: true, minify: true, write: false, logLevel: 'silent' } as const;
  const [code, style] = await Promise.all([
    build({
      ...options,
      entryPoints: ['sidebar/main.ts'],
      format: 'iife',
      target: 'es2022',
      charset: 'utf8',
      plugins: [withoutIndentation()],
    }),
    build({ ...options, entryPoints: ['sidebar/style.css'] }),
  ]);
  const script = textOf(code).replaceAll('</script', '<\\/script');
  const page = readFileSync('sidebar/index.html', 'utf8')
    .replace('<!-- style -->', () => `<style>${textOf(style)}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
  return { script, page };
}

function textOf({ outputFiles }: { readonly outputFiles: readonly { readonly text: string }[] }): string {
  return outputFiles[0]?.text.trim() ?? '';
}
