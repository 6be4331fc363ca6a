/** When the demo workspace was created, as far as its metadata is concerned. */
export const CREATED_AT = '2026-01-05T09:00:00.000Z';
