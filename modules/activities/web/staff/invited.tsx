/** Who is invited and what they answered; the office enters answers given by telephone, and takes people off the list. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Flex, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { addressOf, call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import type { ActivityDetail, InvitedLine } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { type Answer, answers } from '../../life.ts';
import { answerTones } from '../tones.ts';

const SIZE = 50;

function Acts({ data, line }: { data: ActivityDetail; line: InvitedLine }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const params = { activityId: data.activityId, invitationId: line.invitationId };
  const act = useMutation<unknown, Error, string>({
    mutationFn: (what) =>
      what === 'remove'
        ? call(api.uninviteFromActivity, code, { params, body: {} })
        : call(api.answerActivityFor, code, { params, body: { answer: what as 'coming' } }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  const items = [
    ...(data.abilities.includes('answer_for')
      ? (['coming', 'declined'] as const)
          .filter((answer) => answer !== line.answer)
          .map((answer) => ({ key: answer, label: t(`activities.desk.enter.${answer}`) }))
      : []),
    ...(data.abilities.includes('uninvite')
      ? [{ key: 'remove', label: t('activities.action.uninvite'), danger: true }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act.mutate(key) }}>
      <Button size="small" loading={act.isPending} aria-label={t('activities.desk.actsFor', { name: line.name })}>
        {t('staff.col.actions')}
      </Button>
    </Dropdown>
  );
}

export function Invited({ data }: { data: ActivityDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { activityId } = data;
  const [answer, setAnswer] = useState<Answer | undefined>();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: ['activity', code, activityId, 'invited', answer, words, page],
    queryFn: () =>
      call(api.listInvited, code, {
        params: { activityId },
        query: { answer, words: words || undefined, page, size: SIZE } as never,
      }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <Flex gap={8} wrap align="center" className="d-gap">
        <Select
          allowClear
          aria-label={t('activities.col.answer')}
          placeholder={t('activities.col.answer')}
          className="d-filter"
          value={answer}
          onChange={(value) => {
            setAnswer(value);
            setPage(1);
          }}
          options={answers.map((value) => ({ value, label: t(`activities.answer.${value}`) }))}
        />
        <Input.Search
          allowClear
          className="d-search"
          aria-label={t('activities.desk.findInvited')}
          placeholder={t('activities.desk.findInvited')}
          onSearch={(typed) => {
            setWords(typed.trim());
            setPage(1);
          }}
        />
        <TakeAway
          label={t('activities.paper.sheet')}
          hrefOf={(format) => addressOf(api.exportInvited, code, { activityId }, { format })}
        />
      </Flex>
      <Loaded query={query} empty={(found) => found.total === 0 && t('activities.desk.nobody')}>
        {(found) => (
          <Table<InvitedLine>
            className="d-cards d-dense"
            size="small"
            rowKey="invitationId"
            dataSource={found.items}
            columns={[
              {
                key: 'name',
                ...labelled(t('activities.col.name')),
                render: (_, line) => (
                  <>
                    {line.name}{' '}
                    {line.guestKind && <span className="d-muted">{t(`activities.guest.${line.guestKind}`)}</span>}
                  </>
                ),
              },
              {
                key: 'from',
                ...labelled(t('activities.col.sector')),
                render: (_, line) => [line.sector, line.detail].filter(Boolean).join(' · '),
              },
              {
                key: 'answer',
                ...labelled(t('activities.col.answer')),
                render: (_, line) => (
                  <>
                    <StateTag tone={answerTones[line.answer]}>{t(`activities.answer.${line.answer}`)}</StateTag>{' '}
                    {line.answeredByName && (
                      <span className="d-muted">{t('activities.desk.enteredBy', { name: line.answeredByName })}</span>
                    )}{' '}
                    {line.note && <span className="d-muted">{line.note}</span>}
                  </>
                ),
              },
              {
                key: 'acts',
                title: t('staff.col.actions'),
                width: 96,
                render: (_, line) => <Acts data={data} line={line} />,
              },
            ]}
            pagination={{
              current: found.page,
              pageSize: SIZE,
              total: found.total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: setPage,
              showTotal: (total) => t('activities.desk.people', { count: total }),
            }}
          />
        )}
      </Loaded>
    </>
  );
}
