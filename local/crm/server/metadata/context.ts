import type { Caller } from '../state';
import { translated } from './labels';

/** Languages Twenty ships. Any other `x-locale` breaks every answer with a translated text. */
const LOCALES = new Set(
  'af-ZA ar-SA ca-ES cs-CZ da-DK de-DE el-GR en es-ES fi-FI fr-FR he-IL hu-HU it-IT ja-JP ko-KR nl-NL no-NO pl-PL pseudo-en pt-BR pt-PT ro-RO ru-RU sr-Cyrl sv-SE tr-TR uk-UA vi-VN zh-CN zh-TW'.split(
    ' ',
  ),
);

export interface MetadataContext {
  /** null for a request without a key. */
  readonly caller: Caller | null;
  /** Where the workspace's own pages are. */
  readonly url: string;
  /** A label in the language asked for. @throws UnknownLocale */
  text(label: string): string;
}

/** Not an error of one field: the whole answer becomes HTTP 500. */
export class UnknownLocale extends Error {
  constructor() {
    super("Cannot read properties of undefined (reading '_')");
  }
}

export function metadataContext(caller: Caller | null, url: string, locale: string | undefined): MetadataContext {
  const asked = locale ?? 'en';
  return {
    caller,
    url,
    text(label) {
      if (!LOCALES.has(asked)) throw new UnknownLocale();
      return translated(label, asked);
    },
  };
}
