/** English. `{name}` marks what is filled in. */
import { BACKUPS } from './backups';
import { CHOOSE } from './choose';
import { EDITS } from './edits';
import { HELP } from './help';
import { NEWS } from './news';
import { PULLS } from './pulls';
import { START } from './start';
import { TABLES } from './tables';

export const EN = { ...START, ...TABLES, ...CHOOSE, ...PULLS, ...EDITS, ...BACKUPS, ...HELP, ...NEWS };
