/** The first box of a proposal's page: what was asked, where it stands, answered how, rated how, promised what. */
import { Fragment } from 'react';
import type { WaysToFollow } from '../../../../platform/following/ways.ts';
import { listed } from '../../../../platform/i18n/lists.ts';
import type { ProvenanceView } from '../../../../platform/links/contract.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { Glance } from '../../../../web/public/parts/facts.tsx';
import { plainText, shortened } from '../../../../web/public/parts/runs.tsx';
import { answerSentence } from '../../../handling/contract.ts';
import type { PublicProposal } from '../../contract/register.ts';
import { stagesOf } from '../../stages.ts';
import { stageName } from '../stage-list.tsx';

/** What the page is given: the proposal as the public reads it, and when it is read. */
export type PublicPage = PublicProposal & {
  links: ProvenanceView;
  asOf: Date;
  preview?: boolean;
  /** Absent: it cannot be followed yet. */
  ways?: WaysToFollow;
};

type Part = { env: PageEnv; data: PublicPage };

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

/** The first paragraph of what is asked for, cut where it is long; nothing when a passage of it is withheld. */
function askedFor({ suggestions }: PublicPage): string {
  const [first] = suggestions;
  if (!first || first.withheld) return '';
  const paragraph =
    first.text
      .split('\n')
      .find((text) => text.trim() !== '')
      ?.trim() ?? '';
  return shortened(paragraph);
}

function stands({ env, data }: Part): string {
  const { t } = env;
  const lines = data.timeline.map((line) => ({ ...line, action: line.event }));
  const stage = stagesOf(lines, data.state, data.asOf).at(-1)!;
  const parts = [
    stageName(stage, data.state, t),
    stage.from && t('proposals.stage.since', { from: dateText(env, stage.from, stage.fromMonth) }),
    stage.days !== null && t('proposals.stage.daysNow', { count: stage.days }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The last reply of each unit. */
function answered({ env, data }: Part) {
  const { t } = env;
  const newest = new Map(data.replies.map((reply) => [reply.unitName, reply]));
  return [...newest.values()].map((reply) => {
    const sentence = answerSentence(plainText(env, reply.body));
    return (
      <Fragment key={reply.replyId}>
        {[
          reply.unitName,
          reply.round > 1 && t('public.round', { round: reply.round }),
          `${t('public.classIs', { class: reply.class })} ${reply.classLabel}`,
          dateText(env, reply.issuedOn),
        ]
          .filter(Boolean)
          .join(' · ')}
        {sentence && (
          <p className="sentence">
            {sentence} <a href="#answer">{t('public.glance.whole')}</a>
          </p>
        )}
      </Fragment>
    );
  });
}

/** The sum of the last round, and which it was where there were several. */
function rated({ env, data }: Part): string {
  if (data.ratings.length === 0) return '';
  const { t } = env;
  const round = Math.max(...data.ratings.map((sum) => sum.round));
  const last = data.ratings.filter((sum) => sum.round === round);
  const told = levels
    .map((level) => ({ level, count: last.reduce((sum, item) => sum + item[level], 0) }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${t(`handling.satisfaction.${level}`)} ${count}`);
  return [round > 1 && t('public.round', { round }), listed(told, env.locale)].filter(Boolean).join(' · ');
}

function promised({ env, data }: Part): string {
  if (data.promises.length === 0) return '';
  const { t } = env;
  const open = data.promises.filter((item) => item.status === 'open').map((item) => item.dueOn);
  const [next] = open.sort();
  const parts = [
    t('public.glance.promises', { count: data.promises.length }),
    t('public.glance.kept', { count: data.promises.filter((item) => item.status === 'kept').length }),
    next && t('public.glance.next', { date: dateText(env, next) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

export function InOneGlance(part: Part) {
  const { t } = part.env;
  return (
    <Glance
      title={t('public.glance.title')}
      facts={[
        [t('public.glance.asked'), askedFor(part.data)],
        [t('public.glance.stands'), stands(part)],
        [t('public.glance.answered'), answered(part)],
        [t('public.glance.rated'), rated(part)],
        [t('public.glance.promised'), promised(part)],
      ]}
    />
  );
}
