import { readFileSync } from 'node:fs';
import { googleChecksCommand } from './google-checks/command';

process.exitCode = googleChecksCommand(process.argv.slice(2), {
  differences: readFileSync('docs/google-differences.md', 'utf8'),
  print: (line) => {
    console.log(line);
  },
});
