export { createEmulator } from './engine/emulator';
export type { Emulator, EmulatorOptions } from './engine/emulator-types';
export type { EmulatedDocument } from './runtime/document';
export { type RunResult, valueOf } from './engine/result';
