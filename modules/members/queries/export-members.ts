/** The register as it is narrowed on the screen, to take away: open fields and what the office keeps, nothing sensitive. */

import { fileName } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { MemberView } from '../contract/shared.ts';
import { query } from '../operations.ts';
import { can } from '../policy.ts';
import { presentMembers } from '../present.ts';
import { listMembers, type MemberFilter } from '../store.ts';
import { filterOf } from './list-members.ts';

interface Line extends MemberView {
  ethnicity: string;
  born: string | null;
  sex: 'female' | 'male' | null;
  education: string;
}

const column = (key: string, described: Omit<ListColumn<Line>, 'key' | 'heading'>): ListColumn<Line> => ({
  key,
  heading: `members.column.${key}`,
  ...described,
});

const register: ListDescription<Line> = {
  sheet: 'members.sheet',
  columns: [
    column('number', { width: 10, printed: 1, cell: (line) => line.number }),
    column('name', { width: 12, printed: 2, cell: (line) => line.name }),
    column('sector', { width: 18, printed: 2, cell: (line) => line.sector?.name ?? '' }),
    column('committee', { width: 22, printed: 2, cell: (line) => line.committee?.name ?? '' }),
    column('committee2', { width: 22, cell: (line) => line.committee2?.name ?? '' }),
    column('party', { width: 18, printed: 2, cell: (line) => line.party?.name ?? '' }),
    column('group', { width: 14, cell: (line) => line.group?.name ?? '' }),
    column('standing', { width: 8, cell: (line, { t }) => (line.standing ? t('members.yes') : '') }),
    column('posts', { width: 18, printed: 2, cell: (line) => line.posts }),
    column('workplace', { width: 30, printed: 3, cell: (line) => line.workplace }),
    column('post', { width: 18, printed: 2, cell: (line) => line.post }),
    column('sex', { width: 8, cell: (line, { t }) => (line.sex ? t(`members.sex.${line.sex}`) : '') }),
    column('ethnicity', { width: 10, cell: (line) => line.ethnicity }),
    column('born', { width: 12, cell: (line) => line.born ?? '' }),
    column('education', { width: 14, cell: (line) => line.education }),
    column('state', { width: 10, cell: (line, { t }) => t(`members.state.${line.state}`) }),
  ],
  paper: { title: 'members.register', counted: 'members.counted', orientation: 'landscape' },
};

const CHUNK = 1000;

async function* lines(ctx: Context, filter: MemberFilter): AsyncGenerator<Line> {
  for (let offset = 0; ; offset += CHUNK) {
    const { members } = await listMembers(ctx.db, { ...filter, limit: CHUNK, offset });
    const shown = await presentMembers(ctx.db, members);
    const rows = shown.length
      ? await ctx.db
          .selectFrom('member_details')
          .select(['id', 'ethnicity', 'born', 'sex', 'education'])
          .where(
            'id',
            'in',
            shown.map((member) => member.id),
          )
          .execute()
      : [];
    const known = new Map(rows.map((row) => [row.id, row]));
    for (const member of shown) {
      const { ethnicity = '', born = null, sex = null, education = '' } = known.get(member.id) ?? {};
      yield { ...member, ethnicity, born, sex, education };
    }
    if (members.length < CHUNK) return;
  }
}

export const exportMembers = query(
  'exportMembers',
  'The register of members as a file',
  async (ctx, { query: { format, ...narrowing } }) => {
    if (!can(ctx.actor, 'export').allowed) throw forbidden('not_permitted');
    const filter = await filterOf(ctx, narrowing);
    const name = fileName(ctx.assembly.name, ctx.t('members.sheet'));
    return takeAway(ctx, register, filter ? lines(ctx, filter) : [], { format, name });
  },
  takenAway,
);
