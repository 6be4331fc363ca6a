import { type MetadataVisibility, type MetadataLocation, type MetadataState } from '../base/parts';
import { requireSheet } from './bounds';
import { GridError } from '../base/grid-error';
import { MAX_METADATA_CHARACTERS } from '../base/limits';
import { nextId, type SpreadsheetState } from './state';

export interface MetadataQuery {
  readonly projectId: string;
  readonly id?: number;
  readonly key?: string;
  readonly value?: string;
  readonly visibility?: MetadataVisibility;
  readonly locationType?: MetadataLocation['type'];
}

export function addMetadata(state: SpreadsheetState, entry: Omit<MetadataState, 'id'>): MetadataState {
  if (entry.key === '') throw new GridError('metadataKeyEmpty');
  requireMetadataRoom(state, entry.location, entry.key.length + (entry.value?.length ?? 0));
  const added = { ...entry, id: nextId(state) };
  state.metadata.push(added);
  state.version += 1;
  return added;
}

export function changeMetadata(
  state: SpreadsheetState,
  id: number,
  patch: Partial<Pick<MetadataState, 'key' | 'value' | 'visibility' | 'location'>>,
): void {
  const entry = requireMetadata(state, id);
  const changed = { ...entry, ...patch };
  const size = (one: MetadataState) => one.key.length + (one.value?.length ?? 0);
  const moved = sheetOf(changed.location) !== sheetOf(entry.location);
  requireMetadataRoom(state, changed.location, moved ? size(changed) : size(changed) - size(entry));
  Object.assign(entry, patch);
  state.version += 1;
}

export function removeMetadata(state: SpreadsheetState, id: number): void {
  requireMetadata(state, id);
  state.metadata = state.metadata.filter((entry) => entry.id !== id);
  state.version += 1;
}

export function requireMetadata(state: SpreadsheetState, id: number): MetadataState {
  const entry = state.metadata.find((candidate) => candidate.id === id);
  if (!entry) throw new GridError('metadataGone', id);
  return entry;
}

/** Entries the project may see that match everything asked for, oldest first. */
export function findMetadata(state: SpreadsheetState, query: MetadataQuery): MetadataState[] {
  return state.metadata.filter(
    (entry) =>
      (entry.visibility === 'DOCUMENT' || entry.projectId === query.projectId) &&
      (query.id === undefined || entry.id === query.id) &&
      (query.key === undefined || entry.key === query.key) &&
      (query.value === undefined || entry.value === query.value) &&
      (query.visibility === undefined || entry.visibility === query.visibility) &&
      (query.locationType === undefined || entry.location.type === query.locationType),
  );
}

function requireMetadataRoom(state: SpreadsheetState, location: MetadataLocation, added: number): void {
  const sheetId = sheetOf(location);
  if (sheetId !== null) requireSheet(state, sheetId);
  const used = state.metadata
    .filter((entry) => sheetOf(entry.location) === sheetId)
    .reduce((sum, entry) => sum + entry.key.length + (entry.value?.length ?? 0), 0);
  if (used + added > MAX_METADATA_CHARACTERS) throw new GridError('metadataTooLarge', MAX_METADATA_CHARACTERS);
}

function sheetOf(location: MetadataLocation): number | null {
  return location.type === 'SPREADSHEET' ? null : location.sheetId;
}
