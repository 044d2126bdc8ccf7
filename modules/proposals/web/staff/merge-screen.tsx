/** The merge desk: two texts side by side, what differs marked; then one goes into the other with all its proposers. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { MergedInto } from './detail/merged-into.tsx';
import { Similar } from './detail/similar.tsx';
import { State } from './shared.tsx';
import { ProposalInput } from './steps/inputs.tsx';

type Runs = Array<{ kind: 'same' | 'left' | 'right'; text: string }>;

function Side({ runs, side }: { runs: Runs; side: 'left' | 'right' }) {
  return (
    <p className="d-pre">
      {runs
        .filter((run) => run.kind === 'same' || run.kind === side)
        .map((run, index) =>
          run.kind === 'same' ? <span key={index}>{run.text}</span> : <mark key={index}>{run.text}</mark>,
        )}
    </p>
  );
}

function Head({ data }: { data: ProposalDetail }) {
  const { t, locale } = useSession();
  return (
    <header>
      <State state={data.state} />{' '}
      <span className="d-muted">
        {data.number !== null && t('shared.numberOf', { session: data.sessionLabel, number: data.number })}{' '}
        {data.proposers.map((item) => item.name).join(comma(locale))}
      </span>
    </header>
  );
}

const intoOf = (data: ProposalDetail): string => data.mergedInto?.proposalId ?? '';

/** What the merge will do, read before it is confirmed. */
function Consequences({ from, into }: { from: ProposalDetail; into: ProposalDetail }) {
  const { t, locale } = useSession();
  const named = (data: ProposalDetail) => `${data.number === null ? '' : `${data.number} `}${data.subject}`;
  const joining = from.proposers.filter((item) => item.status === 'confirmed').map((item) => item.name);
  return (
    <>
      <p>
        <strong>{named(from)}</strong>
      </p>
      <p>
        → <strong>{named(into)}</strong>
      </p>
      <ul>
        <li>{t('staff.merge.joins', { names: joining.join(comma(locale)) })}</li>
        <li>{t('staff.merge.ends', { count: from.clocks.length })}</li>
        <li>{t('staff.merge.goesOn', { state: t(`proposals.state.${into.state}`) })}</li>
      </ul>
    </>
  );
}

function Decide({ left, right }: { left: ProposalDetail; right: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const kept = useKept(`merge:${left.proposalId}:${right.proposalId}`, { note: '' });
  const [asked, setAsked] = useState<{ from: ProposalDetail; into: ProposalDetail } | null>(null);
  const merge = useMutation({
    mutationFn: ({ from, into }: { from: ProposalDetail; into: ProposalDetail }) =>
      call(proposalEndpoints.mergeProposals, code, {
        params: { proposalId: from.proposalId },
        body: { intoId: into.proposalId, note: kept.value.note, expectedVersion: from.version },
      }),
    async onSuccess() {
      message.success(t('staff.stepDone', { step: t('proposals.action.merge') }));
      setAsked(null);
      await kept.clear();
      await client.invalidateQueries();
    },
  });
  const may = (from: ProposalDetail) => from.abilities.proposal.includes('merge');
  const merged = [left, right].find((item) => [left.proposalId, right.proposalId].includes(intoOf(item)));
  if (merged) return <MergedInto data={merged} />;
  if (!may(left) && !may(right)) return <Alert type="info" title={t('staff.merge.notNow')} />;
  return (
    <Flex gap={8} wrap className="d-gap">
      {may(left) && (
        <Button onClick={() => setAsked({ from: left, into: right })}>{t('staff.merge.leftIntoRight')}</Button>
      )}
      {may(right) && (
        <Button onClick={() => setAsked({ from: right, into: left })}>{t('staff.merge.rightIntoLeft')}</Button>
      )}
      <Modal
        open={asked !== null}
        title={t('staff.merge.ask')}
        okText={t('proposals.action.merge')}
        cancelText={t('staff.cancel')}
        confirmLoading={merge.isPending}
        onOk={() => asked && merge.mutate(asked)}
        onCancel={() => setAsked(null)}
      >
        {asked && <Consequences {...asked} />}
        <label htmlFor="merge-note">{t('staff.field.note')}</label>
        <Input.TextArea
          id="merge-note"
          rows={3}
          maxLength={4000}
          value={kept.value.note}
          onChange={(event) => kept.set({ note: event.target.value })}
        />
        <KeptLine kept={kept} />
        <Refusal error={merge.error} />
      </Modal>
    </Flex>
  );
}

function Compare({ leftId, rightId }: { leftId: string; rightId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['compare', code, leftId, rightId],
    queryFn: () => call(proposalEndpoints.compareProposals, code, { query: { leftId, rightId } }),
  });
  return (
    <Loaded query={query}>
      {(data) => (
        <>
          <Decide left={data.left} right={data.right} />
          <div className="d-compare">
            <Head data={data.left} />
            <Head data={data.right} />
            {data.fields.flatMap((field) => [
              <section key={`${field.field}left`}>
                <h2>{t(`staff.text.${field.field}`)}</h2>
                <Side runs={field.runs} side="left" />
              </section>,
              <section key={`${field.field}right`}>
                <h2>{t(`staff.text.${field.field}`)}</h2>
                <Side runs={field.runs} side="right" />
              </section>,
            ])}
          </div>
        </>
      )}
    </Loaded>
  );
}

function Left({ leftId, choose }: { leftId: string; choose(id: string): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['proposal', code, leftId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId: leftId } }),
  });
  return (
    <Loaded query={query}>
      {(data) => (
        <section>
          <p>
            <strong>{data.subject}</strong>
          </p>
          <h2>{t('staff.merge.similar')}</h2>
          <Similar
            data={data}
            proposals
            title={(item) => (
              <Button type="link" onClick={() => choose(item.matterId)}>
                {item.title}
              </Button>
            )}
          />
          <h2>
            <label htmlFor="merge-right">{t('staff.merge.other')}</label>
          </h2>
          <ProposalInput id="merge-right" context={{ code, matterId: data.proposalId }} onChange={choose} />
        </section>
      )}
    </Loaded>
  );
}

export function MergeScreen() {
  const { assembly, t } = useSession();
  const [search, setSearch] = useSearchParams();
  const left = search.get('left');
  const right = search.get('right');
  const put = (key: 'left' | 'right') => (id: string) =>
    setSearch((now) => {
      now.set(key, id);
      return now;
    });
  return (
    <>
      <h1>{t('staff.menu.merge')}</h1>
      <p className="d-muted">{t('staff.merge.lead')}</p>
      {!left && (
        <Flex vertical gap={8}>
          <label htmlFor="merge-left">{t('staff.merge.first')}</label>
          <ProposalInput id="merge-left" context={{ code: assembly!.code, matterId: '' }} onChange={put('left')} />
        </Flex>
      )}
      {left && !right && <Left leftId={left} choose={put('right')} />}
      {left && right && (
        <>
          <Button onClick={() => setSearch({ left })}>{t('staff.merge.again')}</Button>
          <Compare leftId={left} rightId={right} />
        </>
      )}
    </>
  );
}
