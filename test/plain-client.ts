import { GraphQLClient } from 'graphql-request';

interface Demo {
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Asks a demo by a client that is not ours: what the add-on made of an answer is compared with what anybody else is told. */
export function plainClient(
  { url, keys }: Demo,
  { path = '/graphql', key = 'apple-admin' }: { readonly path?: '/graphql' | '/metadata'; readonly key?: string } = {},
): GraphQLClient {
  // The server closes connections that are kept while this thread works.
  const headers = { authorization: `Bearer ${keys[key] ?? key}`, connection: 'close' };
  return new GraphQLClient(url + path, { headers, errorPolicy: 'all', excludeOperationName: true });
}
