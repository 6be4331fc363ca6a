/** Where `npm run import` writes. Not part of Twenty, whose importer runs in the browser. */
export const IMPORT_PATH = '/demo/import';

/** What a `GET` answers without a key: whoever asks knows by it that this is the demo. */
export const DEMO_MARK = 'Twenty Sheets demo';
