import type { ChooseScreen } from './choose';
import type { Trouble } from '../trouble';
import type { Input } from '../../../src/calls/endpoints/index';
import type { JobInfo } from '../../../src/protocol/job';
import type { UndoInfo } from '../../../src/protocol/table';

/** Where a pull came from: what "Try again" does, and where "Back" leads. */
export type PullOrigin =
  | { readonly kind: 'start'; readonly input: Input<'startPull'>; readonly choose: ChooseScreen }
  | {
      readonly kind: 'refresh';
      readonly tableId: string;
      readonly acceptFewer: boolean;
      readonly acceptGone: boolean;
      /** What the person said yes to, as a failure named it. */
      readonly agreed?: string;
      readonly resetHeaders?: boolean;
    }
  | {
      readonly kind: 'undo';
      readonly tableId: string;
      readonly undo: UndoInfo;
      /** The table was refreshed by itself, which an Undo ends. */
      readonly pauses: boolean;
    }
  | { readonly kind: 'takeOver'; readonly tableId: string; readonly agreed?: string }
  /** The schedule becomes this person's, and the table is refreshed with their key. */
  | { readonly kind: 'takeSchedule'; readonly tableId: string; readonly agreed?: string }
  /** Other columns, options or another member. */
  | {
      readonly kind: 'change';
      readonly tableId: string;
      readonly input: Input<'changeTable'>;
      readonly choose: ChooseScreen;
    }
  | { readonly kind: 'duplicate'; readonly tableId: string; readonly agreed?: string }
  | { readonly kind: 'editing'; readonly tableId: string; readonly on: boolean }
  /** Met while it was writing: a pull or an Undo. */
  | { readonly kind: 'found'; readonly tableId: string };

export interface PullScreen {
  readonly at: 'pull';
  readonly origin: PullOrigin;
  /** Null before the first answer. */
  readonly job: JobInfo | null;
  /** The slice under way. */
  readonly call: number | null;
  readonly cancelCall: number | null;
  /** Asks how far the slice under way has come. */
  readonly progressCall: number | null;
  /** Pausing until this instant (ms): Twenty's limit, its pace between requests, or a lost connection. */
  readonly wait: { readonly id: number; readonly until: number; readonly reason: 'limit' | 'pace' | 'lost' } | null;
  /** Calls lost one after another. */
  readonly lost: number;
  readonly cancelling: boolean;
  /** Set when the work has stopped, or when cancelling did not succeed. */
  readonly trouble: Trouble | null;
}
