import { csvCasesCommand } from './csv-cases-command';

process.exitCode = csvCasesCommand(process.argv.slice(2), (line) => {
  console.log(line);
});
