import type { ObjectModel } from '../../model';

/**
 * What a key may do. Reading is allowed or not for all objects, with exceptions both ways. The sets are mutable on purpose:
 * the control endpoint forbids a field while a client is reading.
 */
export interface Role {
  readonly name: string;
  readonly readsAll: boolean;
  /** `nameSingular` of objects readable although `readsAll` is false. */
  readonly readable: ReadonlySet<string>;
  /** `nameSingular` of objects not readable although `readsAll` is true. */
  readonly hiddenObjects: Set<string>;
  /** "person.jobTitle". */
  readonly hiddenFields: Set<string>;
  /** May create, update and delete records. */
  readonly writes: boolean;
  /** Has every permission flag: views, data model, API keys, roles. */
  readonly settings: boolean;
}

/** The roles of the demo's keys. Fresh sets on every call. */
export function demoRoles(): readonly Role[] {
  const reader = {
    readsAll: true,
    readable: [] as string[],
    hiddenObjects: [] as string[],
    hiddenFields: [] as string[],
  };
  const rows = [
    { ...reader, name: 'admin', writes: true, settings: true },
    { ...reader, name: 'readonly', writes: false, settings: false },
    { ...reader, name: 'nothing', readsAll: false, writes: false, settings: false },
    { ...reader, name: 'peopleonly', readsAll: false, readable: ['person'], writes: false, settings: false },
    { ...reader, name: 'noopportunity', hiddenObjects: ['opportunity'], writes: false, settings: false },
    { ...reader, name: 'nocompany', hiddenObjects: ['company'], writes: false, settings: false },
    { ...reader, name: 'nojobtitle', hiddenFields: ['person.jobTitle'], writes: false, settings: false },
  ];
  return rows.map((row) => ({
    ...row,
    readable: new Set(row.readable),
    hiddenObjects: new Set(row.hiddenObjects),
    hiddenFields: new Set(row.hiddenFields),
  }));
}

/** System objects are readable by every role. */
export function mayReadObject(role: Role, object: ObjectModel): boolean {
  if (object.isSystem) return true;
  return role.readsAll ? !role.hiddenObjects.has(object.nameSingular) : role.readable.has(object.nameSingular);
}

export function mayReadField(role: Role, object: ObjectModel, field: string): boolean {
  return !role.hiddenFields.has(`${object.nameSingular}.${field}`);
}
