/** A year: how many stand in which band, what is still to be confirmed, objections and their answers, announcing and freezing. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input } from 'antd';
import { call } from '../../../../web/client.ts';
import { BarChart } from '../../../../web/kit/charts/bar-chart.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { type DutyObjection, dutyEndpoints } from '../../contract.ts';

function Objection({ one }: { one: DutyObjection }) {
  const { assembly, t, date } = useSession();
  const client = useQueryClient();
  const kept = useKept(`duty:answer:${one.objectionId}`, { answer: '' });
  const { answer } = kept.value;
  const step = useMutation({
    mutationFn: (outcome: 'granted' | 'refused') =>
      call(dutyEndpoints.answerDutyObjection, assembly!.code, {
        params: { objectionId: one.objectionId },
        body: { expectedVersion: one.version, outcome, answer },
      }),
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
    },
    onError: useTold(),
  });
  return (
    <article className="d-gap">
      <b>{one.memberName}</b> · {date(one.createdAt)} · {t(`duty.state.${one.state}`)}
      <p>{one.text}</p>
      {one.answer && (
        <p>
          {one.answer} · {one.answeredBy}
        </p>
      )}
      {one.abilities.includes('answer') && (
        <>
          <Input.TextArea
            aria-label={t('duty.do.answerText')}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={answer}
            onChange={(event) => kept.set({ answer: event.target.value })}
          />
          <KeptLine kept={kept} />
          <Flex gap={8} className="d-gap">
            {(['granted', 'refused'] as const).map((outcome) => (
              <Button
                key={outcome}
                disabled={answer.trim() === ''}
                loading={step.isPending}
                onClick={() => step.mutate(outcome)}
              >
                {t(outcome === 'granted' ? 'duty.do.grant' : 'duty.do.refuse')}
              </Button>
            ))}
          </Flex>
        </>
      )}
    </article>
  );
}

export function YearScreen() {
  const { assembly, t, locale, date } = useSession();
  const code = assembly!.code;
  const { modal } = App.useApp();
  const client = useQueryClient();
  const { get, set } = useAddressFilters();
  const year = get('year');
  const query = useQuery({
    queryKey: ['duty-year', code, year],
    queryFn: () => call(dutyEndpoints.getDutyYear, code, { query: { year } as never }),
  });
  const step = useMutation({
    mutationFn: (act: 'announce' | 'freeze') => {
      const body = { year: query.data!.year.year, expectedVersion: query.data!.year.version };
      return call(act === 'announce' ? dutyEndpoints.announceDutyYear : dutyEndpoints.freezeDutyYear, code, { body });
    },
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  return (
    <Loaded query={query} page>
      {(data) => {
        const shown = data.year.year;
        return (
          <>
            <Flex justify="space-between" align="baseline" wrap gap={8}>
              <h1>
                {t('duty.year.title')} · {t('duty.year.of', { year: shown })}
              </h1>
              <Flex gap={8} wrap>
                {[shown - 1, shown + 1].map((other) => (
                  <Button key={other} onClick={() => set({ year: String(other) })}>
                    {t('duty.year.of', { year: other })}
                  </Button>
                ))}
                {data.abilities.map((act) => (
                  <Button
                    key={act}
                    type="primary"
                    loading={step.isPending}
                    onClick={() =>
                      modal.confirm({
                        title: t(`duty.year.${act}Sure`, { year: shown }),
                        onOk: () => step.mutateAsync(act),
                      })
                    }
                  >
                    {t(`duty.year.${act}`)}
                  </Button>
                ))}
              </Flex>
            </Flex>
            <p>
              <StateTag tone={data.year.state === 'frozen' ? 'done' : 'active'}>
                {t(`duty.year.${data.year.state}`)}
              </StateTag>{' '}
              {data.year.appealUntil && t('duty.year.until', { date: date(data.year.appealUntil) })}
            </p>
            <p>
              {t('duty.year.members')}: {data.members} · {t('duty.year.proposed')}: {data.proposed}
            </p>
            {data.bands.length > 0 && (
              <BarChart
                title={t('duty.member.band')}
                sorted={false}
                unit={t('duty.member.people')}
                bars={data.bands.map((band) => ({
                  key: band.code,
                  label: locale === 'en' ? band.en : band.zh,
                  value: band.members,
                }))}
              />
            )}
            <h2>{t('duty.year.objections')}</h2>
            {data.objections.length === 0 && <p className="d-muted">{t('duty.year.noObjections')}</p>}
            {data.objections.map((one) => (
              <Objection key={one.objectionId} one={one} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}
