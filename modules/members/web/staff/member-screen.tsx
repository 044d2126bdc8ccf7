/** One member at the desk: who they are, what each served in, what is sealed, who looked, the record. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { bracketed, comma } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { Section } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import type { MemberRecord } from '../../contract/record.ts';
import { memberEndpoints } from '../../contract.ts';
import { Disclose, Edit, End, Resume } from './member-steps.tsx';

type Fact = [term: string, value: string | null | undefined];
interface PartProps {
  data: MemberRecord;
}

const facts = (rows: Fact[]) => rows.flatMap(([term, value]) => (value ? [{ key: term, term, value }] : []));

function Facts({ data: { member, details, ended } }: PartProps) {
  const { t, date, locale } = useSession();
  const field = (name: string) => t(`members.field.${name}`);
  return (
    <>
      <SummaryList
        items={facts([
          [field('number'), member.number],
          [field('sectorId'), member.sector?.name],
          [field('committeeId'), [member.committee?.name, member.committee2?.name].filter(Boolean).join(comma(locale))],
          [field('partyId'), member.party?.name],
          [field('groupId'), member.group?.name],
          [field('posts'), member.posts || (member.standing ? t('members.standing') : '')],
          [field('workplace'), member.workplace],
          [field('post'), member.post],
          [
            t('members.state.ended'),
            ended &&
              [date(ended.on), ended.code && t(`members.end.${ended.code}`), ended.note]
                .filter(Boolean)
                .join(comma(locale)),
          ],
        ])}
      />
      {details && (
        <Section id="internal" title={t('members.desk.internal')}>
          <SummaryList
            items={facts([
              [field('ethnicity'), details.ethnicity],
              [field('born'), details.born && date(details.born)],
              [field('sex'), details.sex && t(`members.sex.${details.sex}`)],
              [field('education'), details.education],
            ])}
          />
        </Section>
      )}
    </>
  );
}

function Sensitive({ data }: PartProps) {
  const { t } = useSession();
  if (!data.sensitive) return null;
  return (
    <Section id="sensitive" title={t('members.desk.sensitive')}>
      <p className="d-muted">{t('members.desk.sensitive_what')}</p>
      <SummaryList
        items={data.sensitive.map(({ field, shown }) => ({
          key: field,
          term: t(`members.field.${field}`),
          value: shown || <span className="d-muted">{t('members.desk.none_written')}</span>,
        }))}
      />
      {data.abilities.includes('disclose') && <Disclose data={data} />}
    </Section>
  );
}

function Served({ data: { seats } }: PartProps) {
  const { assembly, t, date, locale } = useSession();
  return (
    <Section id="served" title={t('members.desk.served')}>
      <ul className="d-plain">
        {seats.map((seat) => (
          <li key={seat.memberId}>
            <Link to={`/desk/${assembly!.code}/members/${seat.memberId}`}>
              {bracketed(seat.term, seat.number, locale)}
            </Link>{' '}
            {[seat.sector, ...seat.committees, seat.party, seat.group, seat.posts].filter(Boolean).join(comma(locale))}
            {seat.endedOn && <small className="d-muted"> {date(seat.endedOn)}</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Looks({ data: { looks } }: PartProps) {
  const { t, date, locale } = useSession();
  if (!looks) return null;
  return (
    <Section id="looks" title={t('members.desk.looks')}>
      {looks.length === 0 && <p className="d-muted">{t('members.desk.looks_none')}</p>}
      <ul className="d-plain">
        {looks.map((look) => (
          <li key={`${look.at}${look.name}`}>
            <time dateTime={look.at}>{date(look.at, true)}</time>{' '}
            {t('members.mine.look', {
              name: look.name,
              fields: look.fields.map((item) => t(`members.field.${item}`)).join(comma(locale)),
            })}
            <br />
            <small className="d-muted">{look.reason}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ data: { history } }: PartProps) {
  const { t, date, locale } = useSession();
  return (
    <Section id="history" title={t('members.desk.history')}>
      <ul className="d-plain">
        {history.map((line) => (
          <li key={`${line.at}${line.action}`}>
            <time dateTime={line.at}>{date(line.at, true)}</time> {t(`members.act.${line.action}`)}
            {Array.isArray(line.details.fields) &&
              ` ${line.details.fields.map((item) => t(`members.field.${item}`)).join(comma(locale))}`}{' '}
            <small className="d-muted">{line.who}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Record({ data }: PartProps) {
  const { assembly, t } = useSession();
  const { member, abilities, waiting } = data;
  return (
    <article>
      <Flex justify="space-between" align="baseline" wrap gap={8} className="d-gap-small">
        <h1>
          {member.name}{' '}
          <StateTag tone={member.state === 'serving' ? 'active' : 'stopped'}>
            {t(`members.state.${member.state}`)}
          </StateTag>
        </h1>
        <Flex gap={8} wrap className="d-actions">
          {abilities.includes('edit') && <Edit data={data} />}
          {abilities.includes('end') && <End data={data} />}
          {abilities.includes('resume') && <Resume data={data} />}
        </Flex>
      </Flex>
      {abilities.includes('edit') &&
        waiting?.map((item) => (
          <Alert
            key={item.requestId}
            className="d-gap"
            type="warning"
            title={bracketed(t('members.desk.waiting'), t(`members.wish.${item.wish}`), 'zh-CN')}
            action={
              <Link to={`/desk/${assembly!.code}/member-requests/${item.requestId}`}>
                {t('members.desk.open_request')}
              </Link>
            }
          />
        ))}
      <Facts data={data} />
      <Sensitive data={data} />
      <Served data={data} />
      <Looks data={data} />
      <History data={data} />
    </article>
  );
}

export function MemberRecordView({ memberId }: { memberId: string }) {
  const code = useSession().assembly!.code;
  const query = useQuery({
    queryKey: ['member', code, memberId],
    queryFn: () => call(memberEndpoints.getMemberRecord, code, { params: { memberId } }),
  });
  return <Loaded query={query}>{(data) => <Record key={data.member.version} data={data} />}</Loaded>;
}

export function MemberScreen() {
  const { memberId } = useParams();
  return <MemberRecordView key={memberId} memberId={memberId!} />;
}
