/** The units at work on a proposal: role, state, clocks, contacts, opinion, reply, and what the reader can do there. */

import { Button, Empty, Flex } from 'antd';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { DocumentSheet } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Clock, toneOf } from '../../../../web/staff/matter-parts.tsx';
import type { AssignmentState } from '../../contract.ts';
import { Cosigns } from './cosigns.tsx';
import type { HandledDetail } from './host.ts';
import { SignedLetter } from './signed-letter.tsx';

type Assignment = HandledDetail['assignments'][number];

export function UnitState({ state }: { state: AssignmentState }) {
  const { t } = useSession();
  return <StateTag tone={toneOf(state)}>{t(`handling.assignmentState.${state}`)}</StateTag>;
}

function Notes({ item }: { item: Assignment }) {
  const { t, date } = useSession();
  return (
    <>
      {item.bounce && (
        <p>
          <strong>{t('handling.action.bounce')}</strong> {item.bounce.reason}
        </p>
      )}
      {item.contacts.map((contact) => (
        <p key={contact.contactId}>
          <strong>{t(`handling.contact.${contact.kind}`)}</strong>{' '}
          <span className="d-muted">
            {date(contact.happenedAt, true)} · {contact.withWhom}
          </span>
          <br />
          {contact.note}
        </p>
      ))}
      {item.extensions.map((extension) => (
        <p key={extension.extensionId}>
          <strong>{t('handling.action.ask_extension')}</strong>{' '}
          {t(`staff.extension.${extension.status}`, { day: date(extension.grantedUntil ?? extension.askedUntil) })}
          <br />
          {extension.reason} {extension.answer && `→ ${extension.answer}`}
        </p>
      ))}
      {item.opinion && (
        <DocumentSheet title={t('staff.opinion')} level={3} signed={item.unitName}>
          {item.opinion}
        </DocumentSheet>
      )}
    </>
  );
}

function Replies({ data, item }: { data: HandledDetail; item: Assignment }) {
  const { t, date, locale } = useSession();
  return data.replies
    .filter((reply) => reply.assignmentId === item.assignmentId)
    .map((reply) => (
      <details key={reply.replyId} className="d-card" open={reply.round === data.replyRound}>
        <summary>
          {t('staff.replyRound', { round: reply.round })} · {t('staff.class', { class: reply.class })}
          {reply.classChangedFrom && bracketed('', t('staff.classWas', { class: reply.classChangedFrom }), locale)} ·{' '}
          {reply.issuedAt ? date(reply.issuedAt) : t('staff.notIssued')}
        </summary>
        {reply.checkNote && <p className="d-muted">{t('staff.checkNote', { note: reply.checkNote })}</p>}
        <Cosigns reply={reply} />
        <SignedLetter reply={reply} />
      </details>
    ));
}

interface UnitsProps {
  data: HandledDetail;
  /** What the reader can do on an assignment now. */
  actions(assignmentId: string): readonly string[];
  verb(action: string): string;
  choose(step: { action: string; assignmentId?: string }): void;
}

export function Units({ data, actions, verb, choose }: UnitsProps) {
  const { t } = useSession();
  if (data.assignments.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('staff.noUnits')} />;
  }
  return data.assignments.map((item) => (
    <section key={item.assignmentId} className="d-unit">
      <Flex gap={12} wrap align="center">
        <h2>{item.unitName}</h2>
        <span>{t(`handling.assignmentRole.${item.role}`)}</span>
        <UnitState state={item.state} />
        {item.handlerName && <span className="d-muted">{t('staff.handler', { name: item.handlerName })}</span>}
        {item.clocks.map((clock) => (
          <Clock key={clock.kind} clock={clock} room="handling" />
        ))}
      </Flex>
      <Flex gap={8} wrap>
        {actions(item.assignmentId).map((action) => (
          <Button key={action} size="small" onClick={() => choose({ action, assignmentId: item.assignmentId })}>
            {verb(action)}
          </Button>
        ))}
      </Flex>
      <Notes item={item} />
      <Replies data={data} item={item} />
    </section>
  ));
}
