/** Records that people enter: members of themselves, offices of members; confirmed, declined or taken back. */
import type { Context } from '../../../platform/http/context.ts';
import { forbidden, invalid } from '../../../platform/http/problem.ts';
import { notify } from '../../../platform/notices/notify.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { currentTerm } from '../../assemblies/index.ts';
import { filesByIds } from '../../files/index.ts';
import { type Member, membershipOf } from '../../members/index.ts';
import { recordLife } from '../life.ts';
import { command, type InputOf } from '../operations.ts';
import { can, officesOf, owner } from '../policy.ts';
import { circumstantial, subtypesOf } from '../record-types.ts';
import { memberHere, openRecord } from '../store/opening.ts';
import { insertRecord, moveRecord, type RecordRow } from '../store/records.ts';
import { countsIn, frozenYears, requireRules, yearOf } from '../store/years.ts';

type Facts = InputOf<'enterDutyRecord'>['body'];

async function draftOf(ctx: Context, member: Member, body: Omit<Facts, 'memberId'>) {
  const year = yearOf(body.happenedOn);
  const { rules } = await requireRules(ctx, year);
  const closer =
    body.type === 'veto'
      ? rules.vetoes.map(({ code }) => code)
      : body.type === 'exemption'
        ? rules.exemptions.map(({ code }) => code)
        : ['', ...(subtypesOf[body.type] ?? [])];
  if (!closer.includes(body.subtype)) throw invalid('body.subtype', 'invalid_value');
  if (body.untilOn && body.untilOn < body.happenedOn) throw invalid('body.untilOn', 'duty_until_before');
  const item = rules.items.find(
    ({ type, subtypes }) => type === body.type && (subtypes.length === 0 || subtypes.includes(body.subtype)),
  );
  if (item?.evidence && body.evidenceLink === '' && !body.evidenceFileId)
    throw invalid('body.evidenceLink', 'duty_evidence_needed');
  if (body.evidenceFileId) {
    const file = (await filesByIds(ctx.db, [body.evidenceFileId])).get(body.evidenceFileId);
    if (file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId)
      throw invalid('body.evidenceFileId', 'file_unknown');
  }
  const confirmer = item?.confirmedBy ?? 'none';
  return {
    member_id: member.id,
    year,
    counts_in: countsIn(rules, { happenedOn: body.happenedOn }, await frozenYears(ctx.db, ctx.assembly.id)),
    type: body.type,
    subtype: body.subtype,
    role: body.role,
    units: body.units,
    source_kind: null,
    source_id: null,
    title: body.title,
    happened_on: body.happenedOn,
    until_on: body.untilOn,
    office: confirmer === 'none' ? owner : confirmer,
    note: body.note,
    evidence_link: body.evidenceLink,
    evidence_file_id: body.evidenceFileId,
    decided_at: null,
  };
}

const tellOffice = async (ctx: Context, recordId: string, office: string, member: Member, title: string) =>
  notify(ctx, [
    {
      accountIds: await accountsWithRoles(ctx.db, ctx.assembly.id, { roles: [office as 'clerk'] }, ctx.clock.now()),
      kind: 'duty.notice.proposed',
      topic: 'task',
      matter: { kind: recordLife.kind, id: recordId },
      params: { member: member.name, title },
      link: `/desk/${ctx.assembly.code}/duty?mine=true`,
    },
  ]);

const tellMember = (
  ctx: Context,
  member: Member,
  row: RecordRow,
  kind: 'confirmed' | 'declined' | 'withdrawn',
  reason = '',
) =>
  member.accountId === ctx.actor.accountId
    ? Promise.resolve(0)
    : notify(ctx, [
        {
          accountIds: [member.accountId],
          kind: `duty.notice.${kind}`,
          matter: { kind: recordLife.kind, id: row.id },
          params: { title: row.title, reason },
          link: `/m/${ctx.assembly.code}/duty?year=${row.counts_in}`,
        },
      ]);

export const proposeDutyRecord = command(
  'proposeDutyRecord',
  'Enter what one did oneself, to be confirmed by the office',
  async (ctx, { body }) => {
    if (!can(ctx.actor, 'enter_own') || !ctx.actor.accountId) throw forbidden('not_permitted');
    const term = await currentTerm(ctx.db, ctx.assembly.id, ctx.clock.now());
    const member = term && (await membershipOf(ctx.db, ctx.actor.accountId, ctx.assembly.id, term.id));
    if (!member) throw forbidden('not_permitted');
    if (body.type === 'statement' && !member.standing) throw invalid('body.type', 'duty_standing_only');
    const draft = await draftOf(ctx, member, body);
    const recordId = await insertRecord(ctx, { ...draft, state: 'proposed' }, { action: 'propose' });
    await tellOffice(ctx, recordId, draft.office, member, body.title);
    return { recordId, state: 'proposed' as const, version: 1 };
  },
);

export const enterDutyRecord = command(
  'enterDutyRecord',
  'Enter a record of a member as an office',
  async (ctx, { body }) => {
    if (!can(ctx.actor, 'enter')) throw forbidden('not_permitted');
    const member = await memberHere(ctx, body.memberId);
    if (circumstantial.includes(body.type) && !officesOf(ctx.actor).includes(owner)) throw forbidden('not_permitted');
    const draft = await draftOf(ctx, member, body);
    const state = can(ctx.actor, 'confirm', undefined, draft.office) ? ('confirmed' as const) : ('proposed' as const);
    const step = {
      action: state === 'confirmed' ? ('record' as const) : ('propose' as const),
      onBehalfOf: member.accountId,
    };
    const recordId = await insertRecord(ctx, { ...draft, state }, step);
    if (state === 'proposed') await tellOffice(ctx, recordId, draft.office, member, body.title);
    return { recordId, state, version: 1 };
  },
);

export const confirmDutyRecord = command(
  'confirmDutyRecord',
  'Confirm a record, so that it counts',
  async (ctx, { params, body }) => {
    const { row, member } = await openRecord(ctx, params.recordId, 'confirm', body.expectedVersion);
    // What waited while its year was frozen counts as what comes late.
    const frozen = await frozenYears(ctx.db, ctx.assembly.id);
    const { rules } = await requireRules(ctx, row.year);
    const counts_in = frozen.has(row.counts_in)
      ? countsIn(rules, { happenedOn: row.happened_on }, frozen)
      : row.counts_in;
    const answer = await moveRecord(ctx, row, 'confirm', { to: 'confirmed', patch: { counts_in } });
    await tellMember(ctx, member, { ...row, counts_in }, 'confirmed');
    return answer;
  },
);

export const declineDutyRecord = command(
  'declineDutyRecord',
  'Decline a record with a reason',
  async (ctx, { params, body }) => {
    const { row, member } = await openRecord(ctx, params.recordId, 'decline', body.expectedVersion);
    const { reason } = body;
    const answer = await moveRecord(ctx, row, 'decline', { to: 'declined', patch: { reason }, details: { reason } });
    await tellMember(ctx, member, row, 'declined', reason);
    return answer;
  },
);

export const withdrawDutyRecord = command(
  'withdrawDutyRecord',
  'Take a record back with a reason',
  async (ctx, { params, body }) => {
    const { row, member } = await openRecord(ctx, params.recordId, 'withdraw', body.expectedVersion);
    const { reason } = body;
    const answer = await moveRecord(ctx, row, 'withdraw', { to: 'withdrawn', patch: { reason }, details: { reason } });
    await tellMember(ctx, member, row, 'withdrawn', reason);
    return answer;
  },
);
