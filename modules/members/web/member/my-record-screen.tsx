/** Oneself as the register has it: what is open, what is sealed, who looked, and what one may ask for. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { comma } from '../../../../platform/i18n/lists.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import type { MemberRecord } from '../../contract/record.ts';
import { memberEndpoints } from '../../contract.ts';
import { useOwnRecord } from './own-record.ts';

interface PartProps {
  data: MemberRecord;
}

function Facts({ data: { member, details, sensitive } }: PartProps) {
  const { t, date, locale } = useSession();
  const rows = (pairs: Array<[string, string | null | undefined]>) =>
    pairs.map(([name, value]) => ({
      key: name,
      term: t(`members.field.${name}`),
      value: value || t('members.desk.none_written'),
    }));
  return (
    <>
      <Section id="open" title={t('members.mine.public_part')}>
        <SummaryList
          items={rows([
            ['number', member.number],
            ['sectorId', member.sector?.name],
            ['committeeId', [member.committee?.name, member.committee2?.name].filter(Boolean).join(comma(locale))],
            ['partyId', member.party?.name],
            ['groupId', member.group?.name],
            ['posts', member.posts],
            ['workplace', member.workplace],
            ['post', member.post],
          ])}
        />
      </Section>
      {details && (
        <Section id="own" title={t('members.mine.own_part')}>
          <SummaryList
            items={rows([
              ['ethnicity', details.ethnicity],
              ['born', details.born && date(details.born)],
              ['sex', details.sex && t(`members.sex.${details.sex}`)],
              ['education', details.education],
            ])}
          />
        </Section>
      )}
      {sensitive && (
        <Section id="sensitive" title={t('members.desk.sensitive')}>
          <p className="yt-hint">{t('members.mine.sensitive_part')}</p>
          <SummaryList items={rows(sensitive.map(({ field, shown }) => [field, shown]))} />
        </Section>
      )}
    </>
  );
}

function Looks({ data: { looks } }: PartProps) {
  const { t, date, locale } = useSession();
  return (
    <Section id="looks" title={t('members.mine.looks')}>
      <p className="yt-hint">{t('members.mine.looks_lead')}</p>
      {looks?.length === 0 && <p>{t('members.desk.looks_none')}</p>}
      <ul className="m-plain">
        {looks?.map((look) => (
          <li key={`${look.at}${look.name}`}>
            <p>
              <time dateTime={look.at}>{date(look.at, true)}</time>{' '}
              {t('members.mine.look', {
                name: look.name,
                fields: look.fields.map((item) => t(`members.field.${item}`)).join(comma(locale)),
              })}
            </p>
            <p className="yt-muted">{look.reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Erasure({ data }: PartProps) {
  const { assembly, t } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      call(memberEndpoints.askMemberErasure, assembly!.code, {
        params: { memberId: data.member.id },
        body: { reason },
      }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  if (data.waiting?.some((item) => item.wish === 'erasure')) return null;
  return (
    <Section id="erase" className="yt-stack" title={t('members.mine.erase')}>
      <p className="yt-hint">{t('members.mine.erase_lead')}</p>
      <TextArea
        name="reason"
        label={t('members.mine.erase_reason')}
        value={reason}
        maxLength={400}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button look="secondary" busy={ask.isPending} disabled={reason.trim() === ''} onClick={() => ask.mutate()}>
        {t('members.mine.erase_do')}
      </Button>
    </Section>
  );
}

export function MyRecordScreen() {
  const { assembly, t, date, locale } = useSession();
  const base = `/m/${assembly!.code}`;
  const { memberId, data, error, refetch } = useOwnRecord();
  if (memberId === undefined) return <EmptyState title={t('members.mine.no_seat')} />;
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="list" rows={6} />;
  const waitsForChange = data.waiting?.some((item) => item.wish === 'change');
  return (
    <>
      <PageTitle title={t('members.mine.title')} lead={t('members.mine.lead')} />
      {data.waiting?.map((item) => (
        <Notice key={item.requestId} title={t(`members.mine.waiting_${item.wish}`)}>
          <Link href={`${base}/member-requests/${item.requestId}`}>{t('members.mine.see_request')}</Link>{' '}
          <span className="yt-muted">{date(item.sentAt, true)}</span>
        </Notice>
      ))}
      <Facts data={data} />
      {data.abilities.includes('ask') && !waitsForChange && (
        <div className="m-spaced">
          <ButtonLink href={`${base}/my-record/change`} icon="edit" wide>
            {t('members.mine.change')}
          </ButtonLink>
        </div>
      )}
      <Section id="served" title={t('members.mine.served')}>
        <SummaryList
          items={data.seats.map((seat) => ({
            key: seat.memberId,
            term: seat.term,
            value: [seat.sector, ...seat.committees, seat.posts].filter(Boolean).join(comma(locale)) || seat.number,
          }))}
        />
      </Section>
      <Looks data={data} />
      <Section id="data" className="yt-stack" title={t('members.mine.data')}>
        <p className="yt-hint">{t('members.mine.data_lead')}</p>
        <a
          className="yt-button yt-button--secondary"
          href={addressOf(memberEndpoints.takeMemberData, assembly!.code, { memberId })}
          download
        >
          {t('members.mine.data_do')}
        </a>
      </Section>
      <Erasure data={data} />
    </>
  );
}
