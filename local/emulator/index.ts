export { createEmulator } from './runtime/emulator';
export type { Emulator, EmulatorOptions } from './runtime/emulator-types';
export type { EmulatedDocument } from './runtime/document';
export { type RunResult, valueOf } from './runtime/result';
