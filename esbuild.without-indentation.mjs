// Templates are indented for those who read them; in the page that is a kilobyte of blanks. Outside template literals the
// blanks at the beginning of a line mean nothing, and inside the sidebar's they are HTML's white space, where one line end
// means as much as a line end with blanks after it. (So no template there may hold a `pre`.)
import { readFileSync } from 'node:fs';

/** @returns {import('esbuild').Plugin} */
export function withoutIndentation() {
  return {
    name: 'without-indentation',
    setup(build) {
      build.onLoad({ filter: /[\\/]sidebar[\\/].*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/\n[ \t]+/g, '\n'),
        loader: 'ts',
      }));
    },
  };
}
