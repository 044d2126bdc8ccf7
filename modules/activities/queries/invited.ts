/** Who is invited to an activity and what they answered; as a list to take away it is the sheet for signing in. */
import { sql } from 'kysely';
import { fileName } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { bodiesByIds, localName } from '../../assemblies/index.ts';
import { membersByIds } from '../../members/index.ts';
import type { InvitedLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { readsInvited } from '../policy.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import type { InvitationRow } from '../tables.ts';
import { answerCounts, type CountsJson } from './list-activities.ts';

type Condition = ReturnType<typeof sql<boolean>>;
type Row = Omit<InvitationRow, 'answer' | 'note' | 'detail' | 'sort_weight'> & {
  answer: InvitedLine['answer'];
  note: string;
  detail: string;
};

async function open(ctx: Context, id: string): Promise<Matter> {
  const matter = await readMatter(ctx, id);
  if (!readsInvited(ctx.actor, matter.subject)) throw forbidden('not_your_part');
  return matter;
}

/** @param rest order and slice */
async function select(ctx: Context, where: readonly Condition[], rest: ReturnType<typeof sql>): Promise<InvitedLine[]> {
  const { rows } = await sql<Row>`select i.* from activity_invitations i where ${sql.join(where, sql` and `)}
    ${rest}`.execute(ctx.db);
  const members = await membersByIds(
    ctx.db,
    rows.flatMap((row) => row.member_id ?? []),
  );
  const sectors = await bodiesByIds(
    ctx.db,
    [...members.values()].flatMap((member) => member.sectorId ?? []),
  );
  return rows.map((row) => {
    const member = row.member_id ? members.get(row.member_id) : undefined;
    const sector = member?.sectorId ? sectors.get(member.sectorId) : undefined;
    return {
      invitationId: row.id,
      memberId: row.member_id,
      name: row.name,
      number: member?.number ?? '',
      sector: sector ? localName(sector, ctx.locale) : '',
      detail: row.detail,
      guestKind: row.guest_kind,
      answer: row.answer,
      note: row.note,
      answeredAt: row.answered_at?.toISOString() ?? null,
      answeredByName: row.answered_by_name,
    };
  });
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const listInvited = query(
  'listInvited',
  'Who is invited to an activity, with the answers',
  async (ctx, { params, query: { answer, words, page: asked, size } }) => {
    const matter = await open(ctx, params.activityId);
    const where = [sql<boolean>`i.activity_id = ${matter.id}`];
    if (answer) where.push(sql<boolean>`i.answer = ${answer}`);
    if (words) where.push(sql<boolean>`(i.name like ${like(words)} or i.detail like ${like(words)})`);
    const { rows } = await sql<{ total: number; counts: CountsJson }>`select ${answerCounts} as counts,
        (select count(*) from activity_invitations i where ${sql.join(where, sql` and `)}) as total
      from activities a where a.id = ${matter.id}`.execute(ctx.db);
    const total = Number(rows[0]!.total);
    const page = pageShown(asked, total, size);
    const items = await select(ctx, where, sql`order by i.sort_weight, i.id limit ${size} offset ${(page - 1) * size}`);
    return { items, total, page, counts: rows[0]!.counts };
  },
);

const column = (key: string, described: Omit<ListColumn<InvitedLine>, 'key' | 'heading'>): ListColumn<InvitedLine> => ({
  key,
  heading: `activities.col.${key}`,
  ...described,
});

const signInSheet: ListDescription<InvitedLine> = {
  sheet: 'activities.paper.sheet',
  columns: [
    column('number', { width: 8, printed: 1, cell: (line) => line.number }),
    column('name', { width: 14, printed: 2, cell: (line) => line.name }),
    column('sector', { width: 20, printed: 2, cell: (line) => line.sector }),
    column('detail', { width: 30, printed: 4, cell: (line) => line.detail }),
    column('answer', { width: 12, printed: 2, cell: (line, { t }) => t(`activities.answer.${line.answer}`) }),
    column('note', { width: 24, cell: (line) => line.note }),
    // Left empty: it is signed by hand.
    column('signature', { width: 18, printed: 3, cell: () => '' }),
  ],
  paper: { title: 'activities.paper.signIn', counted: 'activities.paper.signInCounted', orientation: 'portrait' },
};

const MOST = 5000;

export const exportInvited = query(
  'exportInvited',
  'The invited with their answers, as a sheet to sign',
  async (ctx, { params, query: { format } }) => {
    const matter = await open(ctx, params.activityId);
    const where = [sql<boolean>`i.activity_id = ${matter.id}`];
    const lines = await select(ctx, where, sql`order by i.sort_weight, i.id limit ${MOST}`);
    const name = fileName(matter.row.title, ctx.t('activities.paper.sheet'));
    return takeAway(ctx, signInSheet, lines, { format, name, count: lines.length });
  },
  takenAway,
);
