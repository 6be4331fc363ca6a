import { QUOTAS, quotaUsed } from '../runtime/quotas';
import { signatureError } from './arguments';
import type { ServiceContext } from './context';

interface Message {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
  readonly noReply?: boolean;
}

/** google.md §1.1. */
const BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 } as const;
const RECIPIENTS = 50;
const ADDRESS = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;

/** MailApp: messages land in the emulator's outbox. Attachments and inline images are not emulated. */
export function createMailApp({ core, stores, user, useQuota }: ServiceContext): {
  sendEmail(...args: unknown[]): void;
  getRemainingDailyQuota(): number;
} {
  function send(message: Message): void {
    const recipients = [message.to, message.cc, message.bcc].flatMap((list) =>
      (list ?? '')
        .split(',')
        .map((address) => address.trim())
        .filter((address) => address !== ''),
    );
    if (recipients.length === 0) throw core.error('mailNoRecipient');
    const wrong = recipients.find((address) => !ADDRESS.test(address));
    if (wrong !== undefined) throw core.error('mailInvalid', wrong);
    if (recipients.length > RECIPIENTS) throw core.error('mailRecipients');
    const size = Buffer.byteLength(message.body ?? '', 'utf8') + Buffer.byteLength(message.htmlBody ?? '', 'utf8');
    if (size > BODY_BYTES[user.account]) throw core.error('mailBodySize');
    useQuota('email', recipients.length);
    stores.outbox.push({
      at: core.now(),
      from: user.email,
      to: recipients,
      subject: message.subject ?? '',
      body: message.body ?? '',
      htmlBody: message.htmlBody ?? null,
    });
  }

  return {
    sendEmail(...args) {
      core.call('MailApp.sendEmail');
      const [first, ...texts] = args;
      if (isMessage(first) && args.length === 1) return send(first);
      const [subject, body, options] = texts;
      if (typeof first !== 'string' || typeof subject !== 'string' || typeof body !== 'string') {
        throw signatureError(core, 'MailApp.sendEmail', args);
      }
      return send({ ...(isMessage(options) ? options : {}), to: first, subject, body });
    },
    getRemainingDailyQuota() {
      core.call('MailApp.getRemainingDailyQuota');
      return QUOTAS.email[user.account] - quotaUsed(stores.quotas, user.id, 'email', core.now());
    },
  };
}

const KNOWN = new Set(['to', 'cc', 'bcc', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'noReply']);

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const unknown = Object.keys(value).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new Error(`MailApp.sendEmail: the field "${unknown}" is not emulated.`);
  return true;
}
