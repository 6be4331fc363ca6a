declare module 'gas-local' {
  interface GasLocal {
    /** Evaluates every file of the folder that `filter` accepts in the context of `globals`, and returns the context. */
    require(
      folder: string,
      globals: Record<string, unknown>,
      options?: { readonly filter?: (path: string) => boolean },
    ): Record<string, unknown>;
  }
  const gasLocal: GasLocal;
  export default gasLocal;
}
