import type {
  DialogAnswer,
  ExecutionRecord,
  Language,
  MailRecord,
  RunOutcome,
  RunRequest,
} from '../host/desk/desk-calls';
import type { PersonEdit } from '../host/desk/wire';

/** The page's calls to its server. Each rejects with an `Error` whose message is a sentence. */
export interface Api {
  run(request: RunRequest): Promise<RunOutcome>;
  edit(edits: readonly PersonEdit[]): Promise<void>;
  closeSidebar(): Promise<void>;
  answer(answer: DialogAnswer): Promise<void>;
  fireTriggers(): Promise<{ readonly fired: number }>;
  setLanguage(language: Language): Promise<void>;
  reset(): Promise<void>;
  executions(): Promise<readonly ExecutionRecord[]>;
  outbox(): Promise<readonly MailRecord[]>;
  /** Events by name until the page is left; the browser takes a broken stream up again by itself. */
  listen(listeners: Readonly<Record<string, (data: never) => void>>, onLost: (lost: boolean) => void): void;
}

const GONE = 'The local host does not answer. Is "npm start" still running?';

export function createApi(token: string): Api {
  async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const init: RequestInit = { method, headers: { 'x-page-token': token } };
    if (method === 'POST') init.body = JSON.stringify(body ?? {});
    const response = await fetch(path, init).catch(() => {
      throw new Error(GONE);
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer;
    const told = typeof answer === 'object' && answer !== null && 'message' in answer ? String(answer.message) : GONE;
    throw new Error(told);
  }

  return {
    run: async (request) => (await ask('POST', '/api/run', request)) as RunOutcome,
    edit: async (edits) => void (await ask('POST', '/api/edit', { edits })),
    answer: async (answer) => void (await ask('POST', '/api/answer', answer)),
    closeSidebar: async () => void (await ask('POST', '/api/close-sidebar')),
    fireTriggers: async () => (await ask('POST', '/api/fire-triggers')) as { fired: number },
    setLanguage: async (language) => void (await ask('POST', '/api/language', { language })),
    reset: async () => void (await ask('POST', '/api/reset')),
    executions: async () => (await ask('GET', '/api/executions')) as readonly ExecutionRecord[],
    outbox: async () => (await ask('GET', '/api/outbox')) as readonly MailRecord[],
    listen(listeners, onLost) {
      const client = crypto.randomUUID();
      const stream = new EventSource(`/api/stream?client=${client}&token=${encodeURIComponent(token)}`);
      for (const [name, listener] of Object.entries(listeners)) {
        stream.addEventListener(name, (event: MessageEvent<string>) => listener(JSON.parse(event.data) as never));
      }
      stream.addEventListener('open', () => onLost(false));
      stream.addEventListener('error', () => onLost(true));
    },
  };
}
