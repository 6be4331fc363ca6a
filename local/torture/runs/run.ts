import type { Random } from '../../crm/workspace/records/random';
import type { Broken } from '../laws/law';
import { idsOn, sheetOfTable } from '../look/sheet';
import type { Weather } from '../storm/storm';
import type { Desk } from '../world/desk';
import type { TorturedView } from '../world/views';

export interface Outcome {
  /** Laws that did not hold; empty when all is well. */
  readonly broken: readonly Broken[];
  /** How the sheet was laid out, and of which variant the spreadsheet is: what a known failure is known by. */
  readonly layouts: readonly string[];
  readonly variants: readonly string[];
  /** What happened, step by step. */
  readonly told: readonly string[];
  readonly executions: number;
  /** Executions that ended without an answer. */
  readonly deaths: number;
  /** Tables published, refused. */
  readonly ends: readonly string[];
}

/** One spreadsheet that is tortured. */
export interface Run extends Pick<Weather, 'random' | 'calls' | 'cap' | 'isRestless' | 'change' | 'coming'> {
  readonly random: Random;
  readonly desk: Desk;
  readonly view: TorturedView;
  /** People edit the table's own cells. */
  isEdited: boolean;
  /** The next refresh is to switch that on, or off. */
  switching: boolean | null;
  /** Null until a first pull has named its table. */
  tableId: string | null;
  /** The person was told that they see fewer records than the table holds, and wants those. */
  acceptFewer: boolean;
  /** They were told that most records of the table go, and go on. */
  acceptGone: boolean;
  /** They were shown what the table asks for, and agree. */
  agreed: string | undefined;
  /** Some answers may not have been how the records were. */
  isLied: boolean;
  /** Somebody may have edited the view in the middle of an execution, after it was planned. */
  isViewEdited: boolean;
  readonly told: string[];
  readonly broken: Broken[];
  readonly ends: string[];
  executions: number;
  deaths: number;
}

type Given = Pick<Run, 'random' | 'desk' | 'view' | 'calls' | 'tableId' | 'change' | 'coming'>;

export function newRun(given: Given & Partial<Pick<Run, 'isEdited'>>): Run {
  const { random } = given;
  return {
    isEdited: false,
    switching: null,
    ...given,
    cap: random.pick([null, 4, 7, 7, 10, 12, 20, 60]),
    isRestless: random.chance(0.15),
    acceptFewer: false,
    acceptGone: false,
    agreed: undefined,
    isLied: false,
    isViewEdited: false,
    told: [],
    broken: [],
    ends: [],
    executions: 0,
    deaths: 0,
  };
}

export function idsNow({ desk, tableId }: Pick<Run, 'desk' | 'tableId'>): readonly string[] {
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  return sheet ? [...new Set(idsOn(desk.state, sheet))].filter((id) => id !== '') : [];
}

/** Somebody works in the CRM before anything is pulled, or between two executions. */
export function changeNow(run: Run): void {
  const made = run.change();
  run.desk.crm.ask({ control: { now: [made] } });
  run.told.push(`CRM: ${JSON.stringify(made).slice(0, 160)}`);
}
