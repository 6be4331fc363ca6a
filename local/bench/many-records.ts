import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord, parseJson } from '../../src/wire';

/** What a page of the demo shows, again and again under ids of their own. */
export interface ManyRecords {
  readonly url: string;
  readonly close: () => void;
}

/**
 * A Twenty with as many records as asked for, in front of the demo: objects and views are the demo's own; pages of records are made from
 * one page of it, whatever they are asked for, so that a million of them costs this server next to nothing. One object a run.
 *
 * @param demo address of the demo
 */
export async function serveManyRecords(demo: string, records: number): Promise<ManyRecords> {
  const pages = pagesOf(records);
  const answer = async (request: IncomingMessage): Promise<string> => {
    const body = await bodyOf(request);
    const asked = request.url === '/graphql' ? parseJson(body) : undefined;
    const { authorization = '' } = request.headers;
    const headers = { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) };
    const forward = async (text: string): Promise<string> => {
      const init = { headers, ...(request.method === 'POST' ? { method: 'POST', body: text } : {}) };
      return (await fetch(`${demo}${request.url ?? '/'}`, init)).text();
    };
    return (isRecord(asked) ? await pages(asked, forward) : undefined) ?? forward(body);
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    answer(request).then(
      (text) => response.end(text),
      (problem: unknown) => response.writeHead(500).end(String(problem)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a port, so no pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Forward = (body: string) => Promise<string>;

/** Records of the demo that all others are like. */
const MODELS = 500;

function pagesOf(total: number) {
  let models: { readonly document: string; readonly root: string; readonly nodes: readonly string[] } | undefined;
  return async (asked: { readonly [key: string]: unknown }, forward: Forward): Promise<string | undefined> => {
    const { query: document, variables } = asked;
    if (typeof document !== 'string' || !isRecord(variables) || typeof variables['first'] !== 'number')
      return undefined;
    const { first, offset = 0 } = variables;
    if (models?.document !== document) {
      const answered = await forward(
        JSON.stringify({ ...asked, variables: { ...variables, first: MODELS, offset: 0 } }),
      );
      const data: unknown = Object(parseJson(answered)).data;
      const [root = '', connection] = Object.entries(Object(data))[0] ?? [];
      const edges: readonly { readonly node: { readonly id: string } }[] = Object(connection).edges ?? [];
      models = {
        document,
        root,
        nodes: edges.map(({ node }) => JSON.stringify({ ...node, id: '' }).replace('"id":""', '')),
      };
    }
    const { root, nodes } = models;
    const count = Math.max(0, Math.min(first, total - Number(offset)));
    const edges = Array.from({ length: nodes.length === 0 ? 0 : count }, (_, at) => {
      const place = Number(offset) + at;
      return `{"node":${(nodes[place % nodes.length] ?? '{}').replace('{', `{"id":"${idOf(place)}"`)}}`;
    });
    const hasNextPage = Number(offset) + count < total;
    return `{"data":{"${root}":{"totalCount":${total},"pageInfo":{"hasNextPage":${hasNextPage}},"edges":[${edges.join(',')}]}}}`;
  };
}

/** Spread as random ids are. */
function idOf(place: number): string {
  const spread = Math.imul(place + 1, 2_654_435_761) >>> 0;
  return `${spread.toString(16).padStart(8, '0')}-0000-4000-8000-${place.toString(16).padStart(12, '0')}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
