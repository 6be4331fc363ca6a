import { vectorsCommand } from './vectors-command';

process.exitCode = vectorsCommand(process.argv.slice(2), (line) => {
  console.log(line);
});
