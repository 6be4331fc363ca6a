/** All that the sidebar can call. Its types are inferred from here; `entry/main.ts` makes a function of each. */
import type * as v from '../../schema';
import type { DeepReadonly } from '../../wire';
import { BACKUPS } from './backups';
import { EDITS } from './edits';
import { EXTRAS } from './extras';
import { FILES } from './files';
import { PULLS } from './pulls';
import { SCHEDULES } from './schedules';
import { TABLES } from './tables';
import { TELLING } from './telling';
import { VIEWS } from './views';
import { WORKSPACES } from './workspaces';

export const ENDPOINTS = {
  ...WORKSPACES,
  ...VIEWS,
  ...PULLS,
  ...TABLES,
  ...FILES,
  ...SCHEDULES,
  ...EXTRAS,
  ...TELLING,
  ...BACKUPS,
  ...EDITS,
};

type Endpoints = typeof ENDPOINTS;

export type EndpointName = keyof Endpoints;
export type Input<N extends EndpointName> = DeepReadonly<v.InferOutput<ReturnType<Endpoints[N]['input']>>>;
export type Output<N extends EndpointName> = ReturnType<Endpoints[N]['call']>;
