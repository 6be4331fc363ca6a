import type { FieldNode } from 'graphql';
import type { ObjectModel } from '../../../model';
import type { PageFaults } from '../../faults/pages';
import type { Caller } from '../../state';

/** A root field that is about records. */
export interface RecordRoot {
  readonly kind: 'many' | 'one' | 'groupBy' | 'mutation';
  readonly object: ObjectModel;
  readonly node: FieldNode;
}

export interface DirectContext {
  readonly caller: Caller;
  readonly faults: PageFaults;
  readonly now: number;
  /** The rate limit refuses the request. */
  readonly onLimited: () => void;
}
