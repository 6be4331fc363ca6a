/** French. `{name}` marks what is filled in; a no-break space stands before double punctuation. */
import { BACKUPS } from './backups';
import { CHOOSE } from './choose';
import { EDITS } from './edits';
import { HELP } from './help';
import { NEWS } from './news';
import { PULLS } from './pulls';
import { START } from './start';
import { TABLES } from './tables';
import type { Texts } from '../shape';

export const FR: Texts = { ...START, ...TABLES, ...CHOOSE, ...PULLS, ...EDITS, ...BACKUPS, ...HELP, ...NEWS };
