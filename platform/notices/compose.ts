/** What leaves the house, in the reader's language; of confidential matters nothing but that something waits. */
import type { Translate } from '../i18n/translate.ts';
import type { Message } from './channels/channel.ts';
import { noticeSentence } from './sentence.ts';

export interface ToldNotice {
  kind: string;
  params: Record<string, unknown>;
  link: string;
  confidential: boolean;
}

export interface Letter {
  id: string;
  t: Translate;
  /** Public address of the installation. */
  origin: string;
  /** Of the person told. */
  name: string;
  assemblyName: string;
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!);

/** The front and assembly of a notice's page: `/m/code` of `/m/code/proposals/…`. */
const frontOf = (link: string) => link.split('/').slice(0, 3).join('/');

/** One notice, or the digest of several. @param notices at least one, in their order */
export function composeNotices({ id, t, origin, name, assemblyName }: Letter, notices: readonly ToldNotice[]): Message {
  const front = frontOf(notices[0]!.link);
  const settings = `${origin}${front}/notice-settings`;
  const lines = notices.map((notice) => ({
    sentence: notice.confidential ? t('platform.outgoing.confidential') : noticeSentence(t, notice.kind, notice.params),
    link: origin + notice.link,
  }));
  const one = lines.length === 1 ? lines[0]! : undefined;
  const said = one ? one.sentence : t('platform.outgoing.digest', { count: lines.length });
  const hello = t('platform.outgoing.hello', { name });
  const foot = t('platform.outgoing.foot', { assembly: assemblyName });
  const leave = t('platform.outgoing.leave');
  const text = [hello, '', ...lines.flatMap((line) => [line.sentence, line.link, '']), foot, `${leave} ${settings}`];
  const html = [
    `<p>${escaped(hello)}</p>`,
    ...lines.map(
      (line) =>
        `<p>${escaped(line.sentence)}<br><a href="${escaped(line.link)}">${escaped(t('platform.outgoing.open'))}</a></p>`,
    ),
    `<p style="color:#666">${escaped(foot)}<br><a href="${escaped(settings)}">${escaped(leave)}</a></p>`,
  ];
  return {
    id,
    from: assemblyName,
    subject: t('platform.outgoing.subject', { assembly: assemblyName, said }),
    text: text.join('\n'),
    html: html.join('\n'),
    short: said,
    link: one ? one.link : `${origin}${front}/notices`,
    settings,
  };
}

/** To somebody without an account; the page it leads to says how not to be told any more. */
export function composeToStranger(
  { id, t, origin, assemblyName }: Letter,
  kind: string,
  params: Record<string, unknown>,
  link: string,
): Message {
  const said = noticeSentence(t, kind, params);
  const hello = t('platform.outgoing.helloStranger');
  const foot = t('platform.outgoing.footStranger', { assembly: assemblyName });
  return {
    id,
    from: assemblyName,
    subject: t('platform.outgoing.subject', { assembly: assemblyName, said }),
    text: [hello, '', said, origin + link, '', foot].join('\n'),
    html: [
      `<p>${escaped(hello)}</p>`,
      `<p>${escaped(said)}<br><a href="${escaped(origin + link)}">${escaped(t('platform.outgoing.open'))}</a></p>`,
      `<p style="color:#666">${escaped(foot)}</p>`,
    ].join('\n'),
    short: said,
    link: origin + link,
  };
}

export function composeCode({ id, t, name, assemblyName }: Letter, code: string, minutes: number): Message {
  const said = t('platform.outgoing.code', { code, minutes });
  const lines = [
    name ? t('platform.outgoing.hello', { name }) : t('platform.outgoing.helloStranger'),
    said,
    t('platform.outgoing.codeNotYou'),
  ];
  return {
    id,
    from: assemblyName,
    subject: t('platform.outgoing.subject', { assembly: assemblyName, said: t('platform.outgoing.codeSubject') }),
    text: lines.join('\n\n'),
    html: lines.map((line) => `<p>${escaped(line)}</p>`).join('\n'),
    short: said,
    link: '',
  };
}
