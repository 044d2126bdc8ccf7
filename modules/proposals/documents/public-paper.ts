/** The public page as a paper: nothing that the page does not show, withheld passages as marked gaps. */
import { type Block, blocksFromText } from '../../../platform/documents/blocks.ts';
import type { PaperDocument } from '../../../platform/documents/document-parts.ts';
import { joinNames, writtenDay } from '../../../platform/documents/wording.ts';
import { labelled, listedApart } from '../../../platform/i18n/lists.ts';
import type { Locale, Translate } from '../../../platform/i18n/translate.ts';
import type { PublicProposal } from '../contract/register.ts';
import { numberWords } from './wording.ts';

type Runs = PublicProposal['situation'];
type Section = PaperDocument['sections'][number];

/** @param data what `loadPublicProposal` answers @param t words of `locale` */
export function publicPaper(data: PublicProposal, assemblyName: string, t: Translate, locale: Locale): PaperDocument {
  const say = (key: string, params?: Record<string, unknown>) => t(`proposals.documents.public.${key}`, params);
  const label = (key: string) => t(`proposals.documents.proposal.${key}`);
  const gap = t('publicity.withheld');
  const blocks = (runs: Runs) => blocksFromText(runs.map((run) => (run.withheld ? gap : run.text)).join(''));
  const line = (text: string): Block => ({ kind: 'paragraph', text });
  const numbered = locale === 'zh-CN';
  const section = (title: string, content: Block[]): Section[] =>
    content.length > 0 ? [{ title, numbered, blocks: content }] : [];
  const units = data.units.map((unit) =>
    t('proposals.documents.proposal.unitLine', { unit: unit.name, role: t(`handling.assignmentRole.${unit.role}`) }),
  );
  const replies = data.replies.flatMap((reply) => {
    const date = writtenDay(reply.issuedOn, locale);
    const title = t('proposals.documents.proposal.replyOf', {
      unit: reply.unitName,
      class: reply.class === '' ? '—' : `${reply.class} ${reply.classLabel}`,
      date,
    });
    return section(title, reply.withheld ? [line(say('replyWithheld'))] : blocks(reply.body));
  });
  const ratings = data.ratings.map((sum) => line(say('ratingLine', { ...sum, unit: sum.unitName })));
  const promises = data.promises.map((item) =>
    line(
      say('promiseLine', {
        text: item.text,
        due: writtenDay(item.dueOn, locale),
        status: t(`handling.promiseStatus.${item.status}`),
      }),
    ),
  );
  return {
    heading: say('heading', { assembly: assemblyName }),
    number: numberWords(data.number, t),
    title: data.subject,
    info: [
      [
        { label: label('session'), value: data.sessionLabel },
        { label: label('category'), value: data.categoryLabel ?? '—' },
      ],
      [
        { label: label('filedOn'), value: writtenDay(data.filedOn, locale) },
        { label: label('state'), value: t(`proposals.state.${data.state}`) },
      ],
      [
        {
          label: label('proposers'),
          value: joinNames(
            data.proposers.map((item) => item.name),
            locale,
          ),
        },
      ],
      [{ label: label('units'), value: units.length > 0 ? joinNames(units, locale) : '—' }],
    ],
    sections: [
      ...(data.titleOnly ? [{ blocks: [line(say('titleOnly'))] }] : []),
      ...section(label('situation'), blocks(data.situation)),
      ...section(label('analysis'), blocks(data.analysis)),
      ...section(label('suggestions'), blocks(data.suggestions)),
      ...section(
        label('evidence'),
        data.evidence.map((item) => line(labelled(t(`proposals.evidence.${item.kind}`), item.title, locale))),
      ),
      ...replies,
      ...section(say('ratings'), ratings),
      ...section(say('promises'), promises),
    ],
    notes: [
      ...(data.mergedSubjects.length > 0
        ? [say('merged', { subjects: listedApart(data.mergedSubjects, locale) })]
        : []),
      say('asOf', { date: writtenDay(data.updatedAt, locale) }),
    ],
    labels: { attachments: t('proposals.documents.labels.attachments') },
    meta: { lang: locale, author: assemblyName, createdAt: new Date(data.updatedAt) },
  };
}
