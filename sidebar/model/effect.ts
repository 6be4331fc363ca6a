import type { ArchiveRequest } from '../archive-request';
import type { Event } from './event';
import type { CsvSource } from './screens/csv';
import type { State } from './state';
import type { EndpointName, Input } from '../../src/calls/endpoints/index';
import type { CsvKind } from '../../src/protocol/csv';
import type { SavedEdits } from '../../src/protocol/edits';

export type Call = {
  [E in EndpointName]: { readonly type: 'call'; readonly endpoint: E; readonly input: Input<E>; readonly call: number };
}[EndpointName];

export type Effect =
  | Call
  | { readonly type: 'wait'; readonly milliseconds: number; readonly event: Event }
  /** Reads the whole CSV of a table or a view; `csvRead`, then `csvEnded` or `csvFailed` with the same run. */
  | { readonly type: 'readCsv'; readonly source: CsvSource; readonly file: CsvKind; readonly run: number }
  /** Makes a ZIP; `archiveRead`, then `archiveEnded` or `archiveFailed` with the same run. */
  | {
      readonly type: 'makeArchive';
      readonly run: number;
      readonly request: ArchiveRequest;
      readonly into: string | null;
    }
  /** Makes files of texts; `filesMade` with the same call. */
  | { readonly type: 'makeFiles'; readonly files: SavedEdits['files']; readonly call: number }
  /** Copies the text that is shown; `copied` if the browser did it. */
  | { readonly type: 'copyText' }
  /** Copies a text that is not shown. */
  | { readonly type: 'copyDetails'; readonly text: string }
  /** Offers the finished file once by itself; the person can always click the link. */
  | { readonly type: 'saveFile' }
  /** Gives back the memory of a file. */
  | { readonly type: 'forgetFile'; readonly url: string }
  /** Keyboard focus goes to a field of the form. */
  | { readonly type: 'focusField'; readonly field: 'address' | 'key' }
  /** Keyboard focus goes from the sidebar to the sheet. */
  | { readonly type: 'focusSheet' };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}
