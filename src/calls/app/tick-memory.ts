import type { Dialect, Schema } from '../../twenty/model';

/** What one execution has asked of a workspace: fresh for all tables that it works on. */
export interface TickMemory {
  dialect?: Dialect | undefined;
  schema?: Schema | undefined;
}
