/** One's own request: what was asked, what became of each field, and why. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { memberEndpoints } from '../../contract.ts';

export function RequestScreen() {
  const { requestId } = useParams();
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['member-request', code, requestId],
    queryFn: () => call(memberEndpoints.getMemberRequest, code, { params: { requestId: requestId! } }),
  });
  const withdraw = useMutation({
    mutationFn: () => call(memberEndpoints.withdrawMemberRequest, code, { params: { requestId: requestId! } }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="list" rows={4} />;
  const shown = (field: string, value: string) =>
    value === '' ? t('members.request.empty_value') : field === 'sex' ? t(`members.sex.${value}`) : value;
  return (
    <>
      <PageTitle
        title={t(`members.wish.${data.wish}`)}
        above={t(`members.request_state.${data.state}`)}
        lead={data.reason}
        meta={date(data.updatedAt, true)}
      />
      {data.answer && <p>{data.answer}</p>}
      {data.granted !== null && <p>{t(`members.request.granted.${data.granted ? 'yes' : 'no'}`)}</p>}
      {data.fields.map((field) => (
        <Section key={field.field} id={field.field} title={t(`members.field.${field.field}`)}>
          <SummaryList
            items={[
              { key: 'before', term: t('members.request.before'), value: shown(field.field, field.before) },
              { key: 'after', term: t('members.request.after'), value: shown(field.field, field.after) },
              ...(field.approved === null
                ? []
                : [
                    {
                      key: 'decision',
                      term: t('members.request.decision'),
                      value: [t(`members.request.outcome.${field.approved ? 'approved' : 'declined'}`), field.reason]
                        .filter(Boolean)
                        .join(' '),
                    },
                  ]),
            ]}
          />
        </Section>
      ))}
      {data.abilities.includes('withdraw') && (
        <Button look="secondary" wide busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('members.request.withdraw')}
        </Button>
      )}
    </>
  );
}
