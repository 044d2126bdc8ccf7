/** A proposal that was converted goes on as a suggestion of whoever proposed it, traced both ways. */
import { randomBytes } from 'node:crypto';
import { newId } from '../../../platform/db/ids.ts';
import type { AnnouncedEvent } from '../../../platform/events/reaction.ts';
import type { Context } from '../../../platform/http/context.ts';
import { link, unlink } from '../../../platform/links/write-links.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { listRuleVersionsOf, versionInForce } from '../../assemblies/index.ts';
import { proposalGoneOn } from '../../proposals/index.ts';
import { announce } from '../events.ts';
import { suggestionLife } from '../life.ts';
import { digest } from './matter.ts';
import { receiptOf, textKey } from './receiving.ts';

const { kind } = suggestionLife;

export async function receiveProposal(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const gone = await proposalGoneOn(ctx, event.matterId, kind as 'suggestion');
  const rule = versionInForce(await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'suggestions'), ctx.clock.now());
  // An assembly without rules for suggestions has none; the trace says that it went on elsewhere.
  if (!gone || !rule) return;
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  await ctx.db
    .insertInto('suggestions')
    .values({
      id,
      assembly_id: ctx.assembly.id,
      rule_version_id: rule.id,
      state: 'received',
      receipt: receiptOf(id),
      secret_hash: digest(randomBytes(32).toString('base64url')),
      source: 'proposal',
      subject: gone.subject,
      text: gone.text,
      text_key: textKey(gone.text),
      sender_name: gone.sender?.name ?? '',
      sender_account_id: gone.sender?.accountId ?? null,
      identity: 'member',
      received_at: now,
      updated_at: now,
      redactions: '[]',
    } as never)
    .execute();
  const matter = { kind, id, assemblyId: ctx.assembly.id, ruleVersionId: rule.id };
  const details = { source: 'proposal', photos: 0 };
  await writeHistory(ctx, matter, { action: 'send', from: 'received', to: 'received', details });
  const from = { kind: event.kind, id: event.matterId };
  await unlink(ctx, { from, relation: 'converted_to', to: { kind, id: null } });
  await link(ctx, { from, relation: 'converted_to', to: { kind, id } });
  await announce(ctx, matter, 'received');
}
