/** My duty: the score with every point opened to its record and its rule, what is missing, where I stand, my objections. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { BarChart } from '../../../../web/kit/charts/bar-chart.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { type DutyScore, dutyEndpoints } from '../../contract.ts';
import { nameOf, pointsOf, whySaid } from '../said.ts';

function Account({ score }: { score: DutyScore }) {
  const { t, locale, date } = useSession();
  const records = new Map(score.records.map((record) => [record.recordId, record]));
  if (score.lines.length === 0) return <p className="yt-muted">{t('duty.member.noLines')}</p>;
  return (
    <ul className="yt-plain">
      {score.lines.map((line, index) => {
        const record = line.recordId ? records.get(line.recordId) : undefined;
        const name = line.item ? nameOf(score.items, line.item, locale) : t('duty.member.base');
        return (
          <li key={`${line.recordId}${line.item}${index}`}>
            <details>
              <summary>
                {name}
                {record ? ` · ${record.title}` : ''} ·{' '}
                <b>{t('duty.member.points_value', { points: pointsOf(line.points, locale) })}</b>
              </summary>
              {record && (
                <p className="yt-muted">
                  {t(`duty.type.${record.type}`)} · {date(record.happenedOn)}
                </p>
              )}
              <ul>
                {line.steps.map((step, at) => (
                  <li key={at}>{whySaid(step as never, score, t, locale)}</li>
                ))}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** How many members stand where, with one's own stretch marked; never who. */
function Spreads({ score }: { score: DutyScore }) {
  const { t, locale } = useSession();
  const [all] = score.spreads;
  if (!all || all.bins.length === 0) return <p className="yt-muted">{t('duty.member.spreadFew')}</p>;
  const pictures = score.spreads.map(({ class: of, bins, own }) => {
    const name = of === null ? t('duty.member.all') : nameOf(score.classes, of, locale);
    return (
      <BarChart
        key={of ?? ''}
        title={t('duty.member.of', { name })}
        unit={t('duty.member.people')}
        sorted={false}
        bars={bins.map((bin) => ({
          key: String(bin.from),
          label: t('duty.member.range', {
            from: pointsOf(bin.from, locale),
            until: pointsOf(bin.until, locale),
          }),
          value: bin.members,
          hot: own !== null && own >= bin.from && own < bin.until,
        }))}
      />
    );
  });
  return (
    <>
      <p className="yt-muted">{t('duty.member.spreadHow')}</p>
      {pictures}
    </>
  );
}

function ObjectForm({ score }: { score: DutyScore }) {
  const { assembly, t } = useSession();
  const client = useQueryClient();
  const kept = useKept(`duty:object:${score.year.year}`, { text: '' });
  const { text } = kept.value;
  const send = useMutation({
    mutationFn: () =>
      call(dutyEndpoints.objectToDutyScore, assembly!.code, { body: { year: score.year.year, recordId: null, text } }),
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
    },
    onError: useTold(),
  });
  return (
    <>
      <TextArea
        name="text"
        label={t('duty.member.text')}
        value={text}
        onChange={(event) => kept.set({ text: event.target.value })}
      />
      <KeptLine kept={kept} />
      <Button look="secondary" busy={send.isPending} disabled={text.trim() === ''} onClick={() => send.mutate()}>
        {t('duty.do.object')}
      </Button>
    </>
  );
}

export function DutyScreen() {
  const { assembly, t, locale, date } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const year = search.get('year') ?? undefined;
  const {
    data: score,
    error,
    refetch,
  } = useQuery({
    queryKey: ['duty', code, year],
    queryFn: () => call(dutyEndpoints.getDutyScore, code, { query: { year } as never }),
  });
  if (error && !score) return <Failure error={error} again={() => void refetch()} />;
  if (!score) return <Skeleton shape="list" rows={6} />;
  const others = score.records.filter((record) => record.state !== 'confirmed');
  return (
    <>
      <PageTitle
        title={t('duty.mine')}
        above={t('duty.year.of', { year: score.year.year })}
        meta={
          <StateTag tone={score.year.state === 'frozen' ? 'done' : 'active'}>
            {t(`duty.year.${score.year.state}`)}
          </StateTag>
        }
        actions={
          <ButtonLink href={`/m/${code}/duty/new`} icon="edit">
            {t('duty.do.propose')}
          </ButtonLink>
        }
      />
      <SummaryList
        lined
        items={[
          {
            key: 'points',
            term: t('duty.member.points'),
            value:
              score.points === null
                ? t('duty.member.notScored')
                : t('duty.member.points_value', { points: pointsOf(score.points, locale) }),
          },
          {
            key: 'band',
            term: t('duty.member.band'),
            value: score.band ? (locale === 'en' ? score.band.en : score.band.zh) : t('duty.member.noBand'),
          },
          ...score.classes.map((one) => ({
            key: one.code,
            term: locale === 'en' ? one.en : one.zh,
            value: t('duty.member.points_value', { points: pointsOf(one.points, locale) }),
          })),
        ]}
      />
      {score.reasons.map((reason, index) => (
        <p key={index}>{whySaid(reason as never, score, t, locale)}</p>
      ))}
      <p className="yt-muted">
        {t('duty.member.rules', score.ruleVersion)}
        {score.year.appealUntil && score.year.state === 'announced'
          ? ` · ${t('duty.year.until', { date: date(score.year.appealUntil) })}`
          : ''}
        {score.year.frozenAt ? ` · ${t('duty.member.frozenOn', { date: date(score.year.frozenAt) })}` : ''}
      </p>
      {score.missing.length > 0 && (
        <Section id="missing" title={t('duty.member.missing')}>
          <ul>
            {score.missing.map((one) => (
              <li key={one.code}>
                {t('duty.member.missingLine', { name: locale === 'en' ? one.en : one.zh, least: one.least })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="account" title={t('duty.member.account')}>
        <Account score={score} />
      </Section>
      {others.length > 0 && (
        <Section id="waiting" title={t('duty.member.waiting')}>
          <ul>
            {others.map((record) => (
              <li key={record.recordId}>
                {record.title} · {t(`duty.type.${record.type}`)} · {t(`duty.state.${record.state}`)}
                {record.reason && ` · ${record.reason}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="spread" title={t('duty.member.spread')}>
        <Spreads score={score} />
      </Section>
      {(score.objections.length > 0 || score.mayObject) && (
        <Section id="objections" title={t('duty.member.objections')}>
          <ul>
            {score.objections.map((one) => (
              <li key={one.objectionId}>
                {one.text} · {t(`duty.state.${one.state}`)}
                {one.answer && <p>{one.answer}</p>}
              </li>
            ))}
          </ul>
          {score.mayObject ? <ObjectForm score={score} /> : null}
        </Section>
      )}
      {score.records.length === 0 && <EmptyState title={t('duty.member.noLines')} />}
    </>
  );
}
