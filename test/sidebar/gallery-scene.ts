import type { Page } from 'playwright-core';
import type { Language } from '../../src/protocol/reply';
import type { Script } from './fake-script-run';

/** One state of the sidebar, and how it is come to. */
export interface Scene {
  readonly name: string;
  readonly script: (language: Language) => Script;
  readonly go?: (page: Page) => Promise<unknown>;
}
