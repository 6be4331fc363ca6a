import type { RecordPage } from '../../model';
import type { Answer } from '../answer';
import { type PageFaultFlags, type PageFaults, pageFaults } from './pages';
import type { Fault } from './rule';

/** The faults that meet one request. They gather while it is understood: first by its path, then by its root fields. */
export interface ActiveFaults {
  replace: Answer | null;
  delayMs: number;
  cutAfter: number | null;
  drop: boolean;
  refuseMs: number | null;
  readonly flags: PageFaultFlags;
  readonly pages: PageFaults;
}

export function activeFaults(lastPages: Map<string, RecordPage>): ActiveFaults {
  const flags: PageFaultFlags = { cap: null, repeat: false, ignoreOffset: false, ignoreCursor: false, short: null };
  return {
    replace: null,
    delayMs: 0,
    cutAfter: null,
    drop: false,
    refuseMs: null,
    flags,
    pages: pageFaults(flags, lastPages),
  };
}

const PAGE = '<!DOCTYPE html><html><head><title>Welcome</title></head><body><div id="root"></div></body></html>';

/** Adds a fault to those of a request. Changes are not faults of the answer and are made elsewhere. */
export function activate(fault: Exclude<Fault, { readonly kind: 'change' }>, active: ActiveFaults): void {
  switch (fault.kind) {
    case 'answer':
      active.replace = {
        status: fault.status,
        contentType: fault.contentType ?? 'text/plain; charset=utf-8',
        body: fault.body,
      };
      return;
    case 'html':
      active.replace = { status: 200, contentType: 'text/html; charset=utf-8', body: PAGE };
      return;
    case 'delay':
      active.delayMs += fault.ms;
      return;
    case 'cut':
      active.cutAfter = fault.bytes;
      return;
    case 'drop':
      active.drop = true;
      return;
    case 'refuse':
      active.refuseMs = fault.ms;
      return;
    case 'pageCap':
      active.flags.cap = fault.rows;
      return;
    case 'repeatPage':
      active.flags.repeat = true;
      return;
    case 'ignoreCursor':
      active.flags.ignoreCursor = true;
      return;
    case 'shortPage':
      active.flags.short = fault.rows;
      return;
    case 'ignoreOffset':
      active.flags.ignoreOffset = true;
      return;
  }
}
