/** What became of it, for whoever holds the secret of the private page; no account. */
import { iso } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { provenanceOf } from '../../../platform/links/read-links.ts';
import { maskAddress } from '../../../platform/notices/addresses.ts';
import { localName } from '../../assemblies/index.ts';
import { readerWith, saidAloud } from '../../handling/index.ts';
import type { MySuggestion } from '../contract/sending.ts';
import { suggestionLife } from '../life.ts';
import { query } from '../operations.ts';
import { can } from '../policy.ts';
import { readerOf, readLine } from '../readers.ts';
import { isPublic, loadMatter, type Matter } from '../store/matter.ts';
import { labelsOf } from './labels.ts';
import { loadParts, type Parts } from './parts.ts';
import { answersOf, lineOf, photosOf, photoView, visitViews } from './shown.ts';

const wanted = ['visits', 'photos', 'replies', 'ratings', 'history', 'objections', 'contact', 'clocks'] as const;
type MyParts = Pick<Parts, (typeof wanted)[number]>;

const ratedOf = ({ row }: Matter, parts: MyParts, replyId: string | null) =>
  replyId === null ? row.led_overall : (parts.ratings.find((item) => item.reply_id === replyId)?.overall ?? null);

/** Steps open to the sender now; a rating as long as one is missing. */
function abilities(ctx: Context, matter: Matter, answers: MySuggestion['answers']): MySuggestion['abilities'] {
  const may = (action: 'resend' | 'withdraw' | 'object' | 'delete_data' | 'rate' | 'rate_led') =>
    can(ctx.actor, action, matter.subject).allowed;
  const unrated = answers.some((item) => item.round === matter.row.reply_round && item.rated === null);
  const rate = unrated && (may('rate') || may('rate_led'));
  return [
    ...(['resend', 'withdraw', 'object', 'delete_data'] as const).filter(may),
    ...(rate ? (['rate'] as const) : []),
  ];
}

/** What became of it; a draft of somebody's is said to be one, not shown. */
async function becameOf(ctx: Context, matter: Matter): Promise<MySuggestion['became']> {
  const links = await provenanceOf(ctx, suggestionLife.kind, matter.id);
  return (links?.became ?? []).map((link) => ({
    relation: link.relation,
    title: link.matter?.title ?? '',
    label: link.matter?.label ?? null,
    path: link.matter?.path ?? null,
  }));
}

/** The clock the sender waits for: of the answer, else of screening. */
function dueOf(parts: MyParts): string | null {
  const waiting = parts.clocks.filter((clock) => ['screening', 'led', 'reply', 'rework'].includes(clock.name));
  return waiting.length === 0 ? null : iso(waiting.map((clock) => clock.due_at).sort()[0]!);
}

async function myView(ctx: Context, matter: Matter): Promise<MySuggestion> {
  const { row, rules } = matter;
  const parts = await loadParts(ctx, matter.id, wanted);
  const labels = labelsOf(ctx, rules);
  // As the sender reads, whoever else holds the device.
  const reader = ctx.actor.kind === 'citizen' ? readerOf(ctx.actor, matter.subject) : senderReader(matter);
  const answers = answersOf(ctx, matter, parts).map(({ open: _open, letterNumber: _number, ...answer }) => ({
    ...answer,
    classLabel: answer.class === null ? null : labels.class(answer.class),
    rated: ratedOf(matter, parts, answer.replyId),
  }));
  const [contact] = parts.contact;
  const objection = parts.objections.at(-1);
  return {
    suggestionId: matter.id,
    receipt: row.receipt,
    number: row.number,
    state: row.state,
    version: row.version,
    subject: row.subject,
    text: row.text,
    category: row.category,
    categoryLabel: labels.category(row.category),
    place: row.place,
    point: row.longitude === null ? null : { longitude: row.longitude, latitude: row.latitude! },
    photos: photosOf(parts.photos, null).map(photoView),
    receivedAt: row.received_at.toISOString(),
    joined: row.joined,
    decision:
      row.decision_code === null
        ? null
        : { code: row.decision_code, label: labels.reason(row.decision_code), note: row.decision_note },
    hidden: row.hidden_code === null ? null : { code: row.hidden_code, label: labels.reason(row.hidden_code) },
    isPublic: isPublic(row, ctx.clock.now()),
    lead: row.lead_name || null,
    units: matter.assignments.filter((item) => saidAloud(item.state)).map((item) => localName(item.unit, ctx.locale)),
    dueAt: dueOf(parts),
    timeline: parts.history.flatMap((line) => {
      const details = readLine(reader, lineOf(matter, line));
      if (!details) return [];
      return [{ at: iso(line.at), action: line.action, toState: line.to_state, who: line.office_name ?? '', details }];
    }),
    visits: visitViews(parts).map((visit) => ({ ...visit, people: '' })),
    answers,
    became: await becameOf(ctx, matter),
    objection: objection
      ? {
          text: objection.text,
          at: iso(objection.at),
          upheld: objection.upheld,
          answer: objection.answer,
          answeredAt: objection.answered_at === null ? null : iso(objection.answered_at),
        }
      : null,
    contact: contact
      ? {
          name: contact.name,
          channel: contact.channel,
          address: contact.channel ? maskAddress(contact.channel, contact.address) : '',
          follows: contact.follows,
        }
      : null,
    ratingForm: rules.rating.form,
    abilities: abilities(ctx, matter, answers),
  };
}

const senderReader = (matter: Matter) =>
  readerWith({ kind: 'citizen', accountId: null, grants: [] }, matter.subject.assignments, {
    all: false,
    classes: new Set(['proposer', 'rater'] as const),
  });

export const getMySuggestion = query(
  'getMySuggestion',
  'What became of a suggestion, for its sender',
  async (ctx, { params }) => myView(ctx, await loadMatter(ctx, params, false)),
  { access: 'public', personal: true },
);

export const exportMySuggestion = query(
  'exportMySuggestion',
  'Everything kept of a suggestion and its sender, for the sender to take along (JSON)',
  async (ctx, { params }) => {
    const matter = await loadMatter(ctx, params, false);
    const { contact } = await loadParts(ctx, matter.id, ['contact']);
    const whole = { ...(await myView(ctx, matter)), contact: contact[0] ?? null };
    return {
      filename: `suggestion-${matter.row.receipt}.json`,
      mediaType: 'application/json; charset=utf-8',
      body: Buffer.from(JSON.stringify(whole, null, 2)),
    };
  },
  { access: 'public', personal: true, audited: 'data.exported' },
);
