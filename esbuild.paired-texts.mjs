// Every language has the same texts under the same names; the compiler sees to that. The page says the names once: French is a
// list in the order of the English texts and takes its names from them. That is 2 KB of 80.
import { runInNewContext } from 'node:vm';

/** The texts that a module of `sidebar/texts` exports under `name`. */
async function textsOf(esbuild, path, name) {
  const built = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    format: 'iife',
    globalName: 'texts',
    write: false,
  });
  return runInNewContext(`${built.outputFiles[0].text}; texts.${name}`);
}

/** The texts of `other`, in the order in which `first` names them. */
function inOrderOf(first, other) {
  return Object.entries(first).flatMap(([name, text]) =>
    typeof text === 'string' ? [other[name]] : inOrderOf(text, other[name]),
  );
}

const NAMED = `
let at = 0;
const named = (texts) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? FR[at++] : named(text)]));
export const TEXTS = { en: EN, fr: named(EN) };
`;

/** @returns {import('esbuild').Plugin} */
export function pairedTexts() {
  return {
    name: 'paired-texts',
    setup(build) {
      build.onLoad({ filter: /[\\/]sidebar[\\/]text\.ts$/ }, async () => {
        const [en, fr] = await Promise.all([
          textsOf(build.esbuild, 'sidebar/texts/en.ts', 'EN'),
          textsOf(build.esbuild, 'sidebar/texts/fr.ts', 'FR'),
        ]);
        const lists = `const EN = ${JSON.stringify(en)}; const FR = ${JSON.stringify(inOrderOf(en, fr))};`;
        return { contents: `${lists}${NAMED}`, loader: 'js' };
      });
    },
  };
}
