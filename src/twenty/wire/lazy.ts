/** Made at the first call and kept: a schema costs time in every execution that only opens the menu otherwise. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
