/** Cells on their way between the script and the sheet, for whoever waits for them. */
import type { CellsDone } from '../../ports/spreadsheet';

export interface Travel {
  readonly watch: (told: (cells: CellsDone) => void) => void;
  readonly expect: (cells: number) => void;
  /** So many more were read or written. */
  readonly passed: (cells: number) => void;
}

export function createTravel(): Travel {
  let told: ((cells: CellsDone) => void) | null = null;
  let done = 0;
  let of = 0;
  return {
    watch(listener) {
      told = listener;
    },
    expect(cells) {
      done = 0;
      of = cells;
      told?.({ done, of });
    },
    passed(cells) {
      if (done >= of) return;
      done = Math.min(of, done + cells);
      told?.({ done, of });
    },
  };
}
