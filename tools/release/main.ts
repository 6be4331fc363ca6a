import { parseArgs } from 'node:util';
import { firstSentence } from '../../local/host/read-options';
import { NoRelease, release } from './release';

const USAGE = `npm run release -- VERSION [--first]
  VERSION    such as 1.2.3
  --first    the version that package.json has already, when it was never released`;

/** 0: released; 1: something is missing, and nothing was changed; 2: not understood. */
function main(args: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { first: { type: 'boolean' } },
    });
    const [version, ...more] = positionals;
    if (version === undefined || more.length > 0) return refuse(USAGE, 2);
    const day = new Date().toISOString().slice(0, 10);
    const { tag, folder } = release({ version, first: values.first ?? false, day });
    console.log(`${tag} is committed and tagged; the files are in ${folder}/.`);
    console.log(`Publish with: git push --follow-tags, then attach the files of ${folder}/ to the release.`);
    return 0;
  } catch (error) {
    if (error instanceof NoRelease) return refuse(error.message, 1);
    if (error instanceof TypeError && 'code' in error) return refuse(`${firstSentence(error)}\n\n${USAGE}`, 2);
    throw error;
  }
}

function refuse(sentence: string, code: number): number {
  console.error(sentence);
  return code;
}

process.exitCode = main(process.argv.slice(2));
