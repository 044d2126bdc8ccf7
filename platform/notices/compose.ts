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

export interface ToldStranger {
  kind: string;
  params: Record<string, unknown>;
  /** Empty: to their own page. */
  link: string;
  /** Their own page, and the one where one press ends what this is about; absent: the page it leads to says how to leave. */
  own?: string;
  leave?: string;
}

/** To somebody without an account. */
export function composeToStranger({ id, t, origin, assemblyName }: Letter, told: ToldStranger): Message {
  const said = noticeSentence(t, told.kind, told.params);
  const hello = t('platform.outgoing.helloStranger');
  const link = origin + (told.link || told.own || '');
  const foot = t(told.own ? 'platform.outgoing.footFollower' : 'platform.outgoing.footStranger', {
    assembly: assemblyName,
  });
  const ways: Array<[key: string, path: string | undefined]> = [
    ['platform.outgoing.leaveOne', told.leave],
    ['platform.outgoing.leaveAll', told.own],
  ];
  const ends = ways.flatMap(([key, path]) => (path ? [{ says: t(key), link: origin + path }] : []));
  return {
    id,
    from: assemblyName,
    subject: t('platform.outgoing.subject', { assembly: assemblyName, said }),
    text: [hello, '', said, link, '', foot, ...ends.map((end) => `${end.says} ${end.link}`)].join('\n'),
    html: [
      `<p>${escaped(hello)}</p>`,
      `<p>${escaped(said)}<br><a href="${escaped(link)}">${escaped(t('platform.outgoing.open'))}</a></p>`,
      `<p style="color:#666">${[escaped(foot), ...ends.map((end) => `<a href="${escaped(end.link)}">${escaped(end.says)}</a>`)].join('<br>')}</p>`,
    ].join('\n'),
    short: said,
    link,
    ...(told.leave ? { leave: origin + told.leave } : {}),
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
