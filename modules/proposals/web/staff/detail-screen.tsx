/** One proposal at the desk: what I can do, where it stands, texts left, people, units and history right. */
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Flex, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Decision, Facts, History, Meetings, People, Promises, Ratings } from './detail/facts.tsx';
import { Downloads, Texts } from './detail/texts.tsx';
import { Units } from './detail/units.tsx';
import { Clocks, Loaded, Marks, State, useOptions } from './shared.tsx';
import { StepDrawer, stepSpecs } from './steps/step-drawer.tsx';

/** Steps that move the proposal on come first and are the large button. */
const forward = [
  'take_in',
  'recommend',
  'file',
  'propose_assignment',
  'confirm_assignment',
  'accept',
  'give_opinion',
  'draft_reply',
  'submit_check',
  'ask_cosign',
  'answer_cosign',
  'pass_check',
  'sign_reply',
  'issue_reply',
  'enter_paper_rating',
  'record_consultation',
  'decide_publicity',
  'submit',
];
const rank = (action: string) => (forward.includes(action) ? forward.indexOf(action) : 100);
/** What has been decided once is no longer the next step. */
const settled = (data: ProposalDetail, action: string) =>
  action === 'decide_publicity' && data.publicity.decision !== null;

interface Chosen {
  action: string;
  assignmentId?: string;
}

function Actions({ data, choose }: { data: ProposalDetail; choose(step: Chosen): void }) {
  const { assembly, t } = useSession();
  const navigate = useNavigate();
  const code = assembly!.code;
  const own = data.abilities.proposal.filter((action) => stepSpecs[action]).map((action): Chosen => ({ action }));
  const units = Object.entries(data.abilities.assignments).flatMap(([assignmentId, actions]) =>
    actions.filter((action) => stepSpecs[action]).map((action): Chosen => ({ action, assignmentId })),
  );
  const place = (action: string) => (settled(data, action) ? 100 : rank(action));
  const all = [...units, ...own].sort((a, b) => place(a.action) - place(b.action));
  const several = new Set(units.map((item) => item.assignmentId)).size > 1;
  const label = ({ action, assignmentId }: Chosen) => {
    const unit = several && data.assignments.find((item) => item.assignmentId === assignmentId)?.unitName;
    return unit ? `${t(`proposals.action.${action}`)}（${unit}）` : t(`proposals.action.${action}`);
  };
  const shown = all.slice(0, 4);
  const rest = all.slice(4);
  const other = [
    ...(data.abilities.proposal.includes('merge')
      ? [{ key: 'merge', path: `/desk/${code}/merge?left=${data.proposalId}` }]
      : []),
    ...(data.abilities.proposal.includes('redact')
      ? [{ key: 'redact', path: `/desk/${code}/proposals/${data.proposalId}/redact` }]
      : []),
    ...(data.abilities.proposal.includes('edit_draft')
      ? [{ key: 'edit', path: `/desk/${code}/write/${data.proposalId}` }]
      : []),
  ];
  if (all.length + other.length === 0) return null;
  return (
    <Flex gap={8} wrap className="d-actions">
      {shown.map((item, index) => (
        <Button
          key={`${item.action}${item.assignmentId ?? ''}`}
          type={index === 0 && place(item.action) < 100 ? 'primary' : 'default'}
          danger={stepSpecs[item.action]!.danger === true && rank(item.action) >= 100}
          onClick={() => choose(item)}
        >
          {label(item)}
        </Button>
      ))}
      {other.map((item) => (
        <Button key={item.key} onClick={() => void navigate(item.path)}>
          {t(`staff.open.${item.key}`)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((item, index) => ({ key: String(index), label: label(item) })),
            onClick: ({ key }) => choose(rest[Number(key)]!),
          }}
        >
          <Button>{t('staff.more', { count: rest.length })}</Button>
        </Dropdown>
      )}
    </Flex>
  );
}

export function ProposalDetailView({ proposalId }: { proposalId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const options = useOptions();
  const query = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  return (
    <Loaded query={query}>
      {(data) => (
        <article className="d-detail">
          <header>
            <p className="d-muted">
              {data.number === null
                ? data.sessionLabel
                : t('shared.numberOf', { session: data.sessionLabel, number: data.number })}
              {data.season && ` · ${t(`proposals.season.${data.season}`)}`} · {t(`proposals.kind.${data.kind}`)}
            </p>
            <h1>
              {data.subject || t('shared.untitled')} <Marks line={data} />
            </h1>
            <Flex gap={16} wrap align="center">
              <State state={data.state} />
              {data.state === 'reviewing' && (
                <span>{t('staff.round', { round: data.reviewRound, of: data.reviewRounds })}</span>
              )}
              <Clocks clocks={data.clocks} />
            </Flex>
          </header>
          <Actions data={data} choose={setChosen} />
          <Decision data={data} />
          <div className="d-columns">
            <div className="d-main">
              <Tabs
                items={[
                  { key: 'text', label: t('staff.tab.text'), children: <Texts data={data} /> },
                  {
                    key: 'units',
                    label: t('staff.tab.units', { count: data.assignments.length }),
                    children: <Units data={data} choose={setChosen} />,
                  },
                  {
                    key: 'outcome',
                    label: t('staff.tab.outcome'),
                    children: (
                      <>
                        <Ratings data={data} />
                        <Promises data={data} />
                        <Meetings data={data} />
                      </>
                    ),
                  },
                  { key: 'history', label: t('staff.tab.history'), children: <History data={data} /> },
                ]}
              />
            </div>
            <aside className="d-side">
              <Facts data={data} />
              <People data={data} />
              <Downloads data={data} />
            </aside>
          </div>
          {chosen && options.data && (
            <StepDrawer
              action={chosen.action}
              context={{ code, detail: data, options: options.data, assignmentId: chosen.assignmentId }}
              onClose={() => setChosen(null)}
            />
          )}
        </article>
      )}
    </Loaded>
  );
}

export function DetailScreen() {
  const { proposalId = '' } = useParams();
  return <ProposalDetailView key={proposalId} proposalId={proposalId} />;
}
