/** A proposal as its readers inside print it: facts, text, evidence, everybody who proposes. */
import { type Block, blocksFromText } from '../../../platform/documents/blocks.ts';
import type { InfoField, PaperDocument } from '../../../platform/documents/document-parts.ts';
import { joinNames, writtenDay } from '../../../platform/documents/wording.ts';
import { bracketed, labelled } from '../../../platform/i18n/lists.ts';
import type { Locale, Translate } from '../../../platform/i18n/translate.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { numberWords } from './wording.ts';

const notSaid = new Set(['proposed', 'replaced', 'bounced']);

function facts(detail: ProposalDetail, t: Translate, locale: Locale): InfoField[][] {
  const label = (key: string) => t(`proposals.documents.proposal.${key}`);
  const field = (key: string, value: string): InfoField => ({ label: label(key), value: value === '' ? '—' : value });
  const units = detail.assignments
    .filter((item) => !notSaid.has(item.state))
    .map((item) =>
      t('proposals.documents.proposal.unitLine', {
        unit: item.unitName,
        role: t(`handling.assignmentRole.${item.role}`),
      }),
    );
  const first = detail.proposers.find((item) => item.role === 'first');
  const rows = [
    [
      field('session', detail.sessionLabel),
      field('season', detail.season ? t(`proposals.season.${detail.season}`) : ''),
    ],
    [field('category', detail.categoryLabel ?? ''), field('kind', t(`proposals.kind.${detail.kind}`))],
    [
      field('filedOn', writtenDay(detail.filedAt ?? detail.submittedAt, locale)),
      field('state', t(`proposals.state.${detail.state}`)),
    ],
    [
      field('proposers', first?.name ?? ''),
      field('contact', [detail.contactName, detail.contactPhone].filter(Boolean).join(' ')),
    ],
    [field('units', joinNames(units, locale))],
    [field('wish', t(`proposals.publicity.${detail.publicity.wish}`))],
  ];
  return detail.isKey ? [...rows, [field('leader', detail.keyLeader ?? '')]] : rows;
}

const evidenceBlocks = (detail: ProposalDetail, t: Translate, locale: Locale): Block[] =>
  detail.evidence.map((item) => ({
    kind: 'paragraph',
    text: [
      labelled(t(`proposals.evidence.${item.kind}`), item.title, locale),
      item.detail,
      writtenDay(item.happenedOn, locale),
      item.link,
    ]
      .filter(Boolean)
      .join(locale === 'en' ? '; ' : '；'),
  }));

/** @param t words of `locale` */
export function proposalPaper(
  detail: ProposalDetail,
  assemblyName: string,
  t: Translate,
  locale: Locale,
): PaperDocument {
  const say = (key: string, params?: Record<string, unknown>) => t(`proposals.documents.proposal.${key}`, params);
  const numbered = locale === 'zh-CN';
  const evidence = evidenceBlocks(detail, t, locale);
  const files = detail.files.filter((file) => file.purpose === 'attachment').map((file) => file.name);
  const texts = (['situation', 'analysis', 'suggestions'] as const).filter((name) => detail[name].trim() !== '');
  const proposers = detail.proposers.filter((item) => item.status === 'confirmed' || item.status === 'invited');
  return {
    heading: say('heading', { assembly: assemblyName }),
    number: numberWords(detail.number, t),
    title: detail.subject,
    ...(detail.state === 'draft' ? { subtitle: say('draft') } : {}),
    info: facts(detail, t, locale),
    sections: [
      ...texts.map((name) => ({ title: say(name), numbered, blocks: blocksFromText(detail[name]) })),
      ...(evidence.length > 0 ? [{ title: say('evidence'), numbered, blocks: evidence }] : []),
      ...(files.length > 0 ? [{ blocks: [{ kind: 'attachments' as const, items: files }] }] : []),
    ],
    lists: [
      {
        title: say('proposerList'),
        columns: [
          { title: say('number'), weight: 1 },
          { title: say('name'), weight: 4 },
          { title: say('role'), weight: 2 },
          { title: say('status'), weight: 2 },
        ],
        rows: proposers.map((item, index) => [
          String(index + 1),
          item.name,
          item.mergedFromId ? say('mergedProposer') : t(`proposals.proposerRole.${item.role}`),
          t(`proposals.proposerStatus.${item.status}`),
        ]),
      },
    ],
    notes: detail.merged.map((item) =>
      labelled(say('merged'), bracketed(item.subject, item.firstProposer, locale), locale),
    ),
    labels: { attachments: t('proposals.documents.labels.attachments') },
    meta: { lang: locale, author: assemblyName, createdAt: new Date(detail.updatedAt) },
  };
}
