// How the sidebar's script and style are built, for the add-on and for the tests that open it.

/** @satisfies {import('esbuild').BuildOptions} */
export const SIDEBAR_SCRIPT = {
  entryPoints: ['sidebar/main.ts'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  // Served to the browsers that Google Sheets itself still opens in, the newest two of each.
  target: 'es2022',
  charset: 'utf8',
  // One line for the four files of the one package.
  legalComments: 'none',
  footer: { js: '/*! With lit-html: Copyright 2017, 2020 Google LLC, BSD-3-Clause. */' },
};

/** @satisfies {import('esbuild').BuildOptions} */
export const SIDEBAR_STYLE = { entryPoints: ['sidebar/style.css'], bundle: true, minify: true, write: false };
