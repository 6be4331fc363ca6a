/** Daily quotas per user, as Google lists them (google.md §1.1). A day begins with the first request and lasts 24 hours. */

export type Account = 'consumer' | 'workspace';
export type QuotaName = 'urlfetch' | 'properties' | 'email' | 'triggerMs';

export const QUOTAS: Readonly<Record<QuotaName, Readonly<Record<Account, number>>>> = {
  urlfetch: { consumer: 20_000, workspace: 100_000 },
  properties: { consumer: 50_000, workspace: 500_000 },
  /** Recipients, not messages. */
  email: { consumer: 100, workspace: 1_500 },
  /** 90 minutes and 6 hours. */
  triggerMs: { consumer: 90 * 60_000, workspace: 6 * 60 * 60_000 },
};

const DAY = 24 * 60 * 60_000;

/** What a user has used of one quota since `start`. */
interface QuotaUse {
  readonly start: number;
  readonly used: number;
}

export type QuotaUses = Map<string, QuotaUse>;

/** How much of a quota this user has used in the running day. */
export function quotaUsed(uses: QuotaUses, user: string, name: QuotaName, now: number): number {
  const use = uses.get(`${user}\n${name}`);
  return use && now < use.start + DAY ? use.used : 0;
}

/** Adds to what is used, beginning a new day when the last one is over. */
export function addToQuota(uses: QuotaUses, user: string, name: QuotaName, amount: number, now: number): void {
  const key = `${user}\n${name}`;
  const use = uses.get(key);
  uses.set(
    key,
    use && now < use.start + DAY ? { start: use.start, used: use.used + amount } : { start: now, used: amount },
  );
}
