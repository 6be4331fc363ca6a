/** What the page offers for pasting into the sidebar. */
export interface DemoInfo {
  /** Address of the demo Twenty; null when it was not started. */
  readonly url: string | null;
  readonly keys: readonly DemoKey[];
  /** Address of a real Twenty that was named on the command line. */
  readonly realUrl: string | null;
}

export interface DemoKey {
  readonly name: string;
  /** What the key may do, in a few words. */
  readonly label: string;
  readonly key: string;
}

/** The demo's keys by the name of their role, in the words of the page. */
const LABELS: Readonly<Record<string, string>> = {
  'apple-admin': 'Admin: sees everything',
  'apple-readonly': 'Read only',
  'apple-peopleonly': 'People only',
  'apple-noopportunity': 'Without opportunities',
  'apple-nocompany': 'Without companies',
  'apple-nojobtitle': 'Without the field Job title',
  'apple-nothing': 'A role that may read nothing',
  'apple-expired': 'Expired key',
  'apple-revoked': 'Revoked key',
};

export function demoKeys(keys: Readonly<Record<string, string>>): DemoKey[] {
  const order = Object.keys(LABELS);
  return Object.entries(keys)
    .map(([name, key]) => ({ name, label: LABELS[name] ?? name, key }))
    .sort((a, b) => rank(order, a.name) - rank(order, b.name));
}

function rank(order: readonly string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}

/** What the server writes into the page. */
export interface PageBoot {
  readonly token: string;
  readonly sidebarOrigin: string;
  readonly sandbox: string;
  readonly demo: DemoInfo;
}
