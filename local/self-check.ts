/**
 * `npm run build:selfcheck`: the script project that checks on Google what the add-on takes for granted, into build/selfcheck/.
 * `npm run assumptions`: docs/platform-assumptions.md from the same checks and from what was seen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { assumptionsDocument, type Results, readResults, seenLive } from './self-check/assumptions';
import { CHECKS_FOLDER, readChecks, selfCheckCode, writeProject } from './self-check/project';

const PROJECT = 'build/selfcheck';
const DOCUMENT = 'docs/platform-assumptions.md';

const results = (): Results => readResults(readFileSync(`${CHECKS_FOLDER}/results.json`, 'utf8'));

const [what, file = DOCUMENT] = process.argv.slice(2);
if (what === '--assumptions') {
  writeFileSync(file, assumptionsDocument(readChecks(selfCheckCode()), results()));
  console.log(file);
} else {
  const seen = seenLive(readChecks(selfCheckCode()), results());
  for (const name of writeProject(PROJECT, CHECKS_FOLDER, seen)) console.log(`${PROJECT}/${name}`);
}
