/** The people who work in the demo workspace: authors of records, owners of accounts, assignees of tasks. */
export interface Member {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly timeZone: string;
  readonly locale: string;
}

const member = (id: string, firstName: string, lastName: string, timeZone: string, locale: string): Member => ({
  id,
  firstName,
  lastName,
  timeZone,
  locale,
});

export const MEMBERS = [
  member('20202020-0687-4c41-b707-ed1bfca972a7', 'Tim', 'Acme', 'system', 'en'),
  member('20202020-1553-45c6-a028-5a9064cce07f', 'Sofia', 'Lindqvist', 'Europe/Paris', 'fr-FR'),
  member('20202020-77d5-4cb6-b60a-f4a835a85d61', 'Jun', 'Watanabe', 'Asia/Tokyo', 'ja-JP'),
  member('20202020-a838-4d9f-a3b7-2d9c1d5f3c01', 'Aïcha', 'N’Diaye', 'Africa/Dakar', 'fr-FR'),
  member('20202020-b21c-4e7a-9c55-6f0a8d2b4e02', 'Gerd', 'Größmann', 'Europe/Berlin', 'de-DE'),
  member('20202020-c90d-4f3b-8e11-1a7b3c5d7e03', 'Luz', 'Ferreira', 'America/Sao_Paulo', 'pt-BR'),
  member('20202020-d4e5-4a6b-9f22-2b8c4d6e8f04', 'Ravi', 'Krishnan', 'Asia/Kolkata', 'en'),
  member('20202020-e6f7-4b8c-a033-3c9d5e7f9005', 'Morgan', 'O’Neil', 'America/Los_Angeles', 'en'),
] as const;
