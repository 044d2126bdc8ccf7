/** E-mail by SMTP. */
import { createTransport } from 'nodemailer';
import { ANSWER_WITHIN_MS, type Message, NotSent, type OpenChannel } from './channel.ts';

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…` */
  url: string;
  /** `议堂 <notice@example.cn>` */
  from: string;
}

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';

/** A line of a header has no breaks, whatever a subject holds. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** RFC 2369, and RFC 8058 where one press is enough. */
function unsubscribing({ leave, settings }: Message): Record<string, string> {
  if (leave) return { 'List-Unsubscribe': `<${leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return settings ? { 'List-Unsubscribe': `<${settings}>` } : {};
}

export function openMail({ url, from }: MailSettings): OpenChannel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: ANSWER_WITHIN_MS,
    greetingTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
  return {
    async send(target, message) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: target.address },
          subject: oneLine(message.subject),
          text: message.text,
          html: message.html,
          messageId: `<${message.id}@${domainOf(from)}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...unsubscribing(message),
          },
        });
      } catch (error) {
        const { responseCode, code = 'error' } = error as { responseCode?: number; code?: string };
        if (responseCode) throw new NotSent(`refused ${responseCode}`, { final: responseCode >= 500 });
        throw new NotSent(`unreachable ${/^[A-Z]+$/.test(code) ? code : ''}`.trim());
      }
    },
    close: () => transport.close(),
  };
}
