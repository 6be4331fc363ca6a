import { requireNamedRange } from '../grid/state/named-ranges';
import { mayEdit, removeProtection, requireProtection } from '../grid/state/protection';
import { type ProtectionState } from '../grid/base/parts';
import { wholeSheet } from '../grid/state/state';
import {
  acting,
  rangeOf,
  reading,
  refOf,
  sheetState,
  signatureError,
  type SpreadsheetContext,
  textOf,
} from './context';
import { emulated } from './emulated';
import { ProtectionType } from './enums';
import { namedRangeName } from './named-range';

type Protection = GoogleAppsScript.Spreadsheet.Protection;
type User = GoogleAppsScript.Base.User;

type ProtectionMethods = Pick<
  Protection,
  | 'addEditor'
  | 'removeEditors'
  | 'getEditors'
  | 'canEdit'
  | 'getDescription'
  | 'setDescription'
  | 'getProtectionType'
  | 'getRange'
  | 'setRange'
  | 'getRangeName'
  | 'setRangeName'
  | 'setNamedRange'
  | 'getUnprotectedRanges'
  | 'setUnprotectedRanges'
  | 'isWarningOnly'
  | 'setWarningOnly'
  | 'remove'
>;

/**
 * A protection. Editors are named by e-mail in scripts; the emulator's users are known by id, so the address given must be the
 * user's id (`Execution.userId`).
 */
export function createProtection(context: SpreadsheetContext, id: number): Protection {
  const { state, execution } = context;
  const get: Get = (method, value) =>
    reading(context, `Protection.${method}`, () => value(requireProtection(state, id)));
  const set: Change = (method, change) =>
    acting(context, `Protection.${method}`, () => {
      change(requireProtection(state, id));
      state.version += 1;
      return service;
    });
  const methods: ProtectionMethods = {
    ...editorMethods(context, get, set),
    canEdit: () => get('canEdit', (protection) => mayEdit(state, protection, execution.userId)),
    getDescription: () => get('getDescription', (protection) => protection.description),
    setDescription: (description: unknown) =>
      set('setDescription', (protection) => {
        protection.description = textOf(context, description, 'Protection.setDescription');
      }),
    getProtectionType: () => get('getProtectionType', (protection) => ProtectionType[protection.type]),
    getRange: () =>
      get('getRange', (protection) =>
        protection.rect
          ? rangeOf(context, protection.sheetId, protection.rect)
          : context.range({
              sheetId: protection.sheetId,
              rect: wholeSheet(sheetState(context, protection.sheetId)),
              wholeColumns: true,
              wholeRows: true,
            }),
      ),
    setRange: (range: unknown) =>
      set('setRange', (protection) => {
        const ref = refOf(context, range, 'Protection.setRange');
        protection.sheetId = ref.sheetId;
        protection.rect = ref.rect;
        protection.rangeName = null;
      }),
    getRangeName: () => get('getRangeName', (protection) => protection.rangeName),
    setRangeName: (name: unknown) =>
      set('setRangeName', (protection) => protectNamed(protection, textOf(context, name, 'Protection.setRangeName'))),
    setNamedRange: (named: unknown) =>
      set('setNamedRange', (protection) => {
        const name = namedRangeName(named);
        if (name === undefined) throw signatureError(context, 'Protection.setNamedRange', [named]);
        protectNamed(protection, name);
      }),
    getUnprotectedRanges: () =>
      get('getUnprotectedRanges', (protection) =>
        protection.unprotected.map((rect) => rangeOf(context, protection.sheetId, rect)),
      ),
    setUnprotectedRanges: (ranges: readonly unknown[]) =>
      set('setUnprotectedRanges', (protection) => {
        protection.unprotected = ranges.map((range) => refOf(context, range, 'Protection.setUnprotectedRanges').rect);
      }),
    isWarningOnly: () => get('isWarningOnly', (protection) => protection.warningOnly),
    setWarningOnly: (warningOnly: boolean) =>
      set('setWarningOnly', (protection) => {
        protection.warningOnly = warningOnly;
      }),
    remove: () => {
      acting(context, 'Protection.remove', () => removeProtection(state, id));
    },
  };
  const service = emulated<Protection, keyof typeof methods>('Protection', methods);
  return service;

  function protectNamed(protection: ProtectionState, name: string): void {
    const range = requireNamedRange(state, name);
    protection.sheetId = range.sheetId;
    protection.rect = range.rect;
    protection.rangeName = range.name;
  }
}

/** Asks one thing of the protection, and changes it: each is a call. */
type Get = <T>(method: string, value: (protection: ProtectionState) => T) => T;
type Change = (method: string, change: (protection: ProtectionState) => void) => Protection;

/** Google never removes the user who does it, nor the owner. */
function editorMethods(
  context: SpreadsheetContext,
  get: Get,
  set: Change,
): Pick<Protection, 'addEditor' | 'removeEditors' | 'getEditors'> {
  const { execution } = context;
  const everyEditor = (): string[] => [execution.userId];
  const add = (method: string, users: readonly unknown[]): Protection =>
    set(method, (protection) => {
      const names = users.map((user) => nameOf(context, user, method));
      protection.editors = [...new Set([...(protection.editors ?? everyEditor()), ...names])];
    });
  const remove = (method: string, users: readonly unknown[]): Protection =>
    set(method, (protection) => {
      const names = users.map((user) => nameOf(context, user, method)).filter((name) => name !== execution.userId);
      protection.editors = (protection.editors ?? everyEditor()).filter((one) => !names.includes(one));
    });
  return {
    addEditor: (user: unknown) => add('addEditor', [user]),
    removeEditors: (users: readonly unknown[]) => remove('removeEditors', users),
    // A new protection names nobody, although the owner may always edit (gas-fakes, seen on live; Google's issue 442636162).
    getEditors: () =>
      get('getEditors', (protection) => (protection.editors ?? []).map((name) => createUser(context, name))),
  };
}

function nameOf(context: SpreadsheetContext, user: unknown, method: string): string {
  if (typeof user === 'string') return user;
  if (typeof user === 'object' && user !== null && 'getEmail' in user && typeof user.getEmail === 'function') {
    return String(user.getEmail());
  }
  throw signatureError(context, `Protection.${method}`, [user]);
}

function createUser({ execution }: SpreadsheetContext, name: string): User {
  return emulated<User, 'getEmail'>('User', {
    getEmail: () => {
      execution.call('User.getEmail');
      return name;
    },
  });
}
