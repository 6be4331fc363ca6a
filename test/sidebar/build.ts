import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { SIDEBAR_SCRIPT, SIDEBAR_STYLE } from '../../esbuild.sidebar.mjs';

export interface BuiltSidebar {
  readonly script: string;
  readonly page: string;
}

/** The sidebar as `npm run build` makes it, in memory: the tests need no earlier build and cannot meet an old one. */
export async function buildSidebar(): Promise<BuiltSidebar> {
  const [code, style] = await Promise.all([
    build({ ...SIDEBAR_SCRIPT, logLevel: 'silent' }),
    build({ ...SIDEBAR_STYLE, logLevel: 'silent' }),
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
