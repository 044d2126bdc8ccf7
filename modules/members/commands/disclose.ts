/** The office looks into what is kept encrypted: for a reason, which the audit trail keeps and the member reads. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { newId } from '../../../platform/db/ids.ts';
import { command } from '../operations.ts';
import { readDetails } from '../store/details.ts';
import { openSeat } from '../store/seat.ts';

export const discloseMember = command(
  'discloseMember',
  'Read sensitive fields of a member, with the reason',
  async (ctx, { params, body }) => {
    const row = await openSeat(ctx, params.memberId, 'disclose');
    const fields = [...new Set(body.fields)];
    const details = await readDetails(ctx, row.id);
    await ctx.db
      .insertInto('member_disclosures')
      .values({
        id: newId(),
        assembly_id: row.assembly_id,
        member_id: row.id,
        at: ctx.clock.now(),
        account_id: ctx.actor.accountId,
        actor_name: ctx.actor.name,
        fields: JSON.stringify(fields),
        reason: body.reason,
      })
      .execute();
    await writeAudit(ctx, 'member.disclosed', `member/${row.id}`, { name: row.name, fields, reason: body.reason });
    return { values: fields.map((field) => ({ field, value: details[field] })) };
  },
  { keyless: true, limit: 60 },
);
