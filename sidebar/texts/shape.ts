import type { EN } from './en/index';
import type { SameShape } from './same-shape';

export type Texts = SameShape<typeof EN>;
