export { createEmulator } from './runtime/emulator';
export type {
  ClientReply,
  EmulatedUser,
  Emulator,
  EmulatorOptions,
  FireOptions,
  OpenResult,
  RunRequest,
  Snapshot,
} from './runtime/emulator-types';
export type { EmulatedDocument } from './runtime/document';
export { type RunResult, type ScriptFailure, valueOf } from './runtime/result';
