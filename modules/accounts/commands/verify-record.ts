/** Reckons the chains of this assembly's record again: trail, histories of its matters, published rules. */

import { writeAudit } from '../../../platform/audit/audit.ts';
import { walkChain } from '../../../platform/audit/chain.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';

export const verifyRecord = defineCommand({
  ...accountEndpoints.verifyRecord,
  operationId: 'verifyRecord',
  summary: 'Reckon the chains of hashes of this assembly again and say whether all is as it was written',
  tag: 'accounts',
  access: 'signed_in',
  // Rows are read page by page; a transaction over all of them would hold back the cleaning of the database.
  ownTransaction: true,
  keyless: true,
  limit: 6,
  async handle(ctx) {
    mustBeAble(ctx.actor, 'read_audit');
    const { t } = ctx;
    const sentences: string[] = [];
    let entries = 0;
    let whole = true;
    let proposalId: string | null = null;
    for (const chain of ctx.chains ?? []) {
      const walk = await walkChain(ctx.db, chain, [], [ctx.assembly.id, null]);
      const part = t(`audit.part.${chain.table}`);
      const { broken } = walk;
      entries += walk.entries;
      sentences.push(
        broken
          ? t('audit.partBroken', { part, seq: broken.seq, count: walk.entries })
          : t('audit.partWhole', { part, count: walk.entries }),
      );
      if (!broken) continue;
      whole = false;
      if (chain.by === 'proposal_id') proposalId = broken.by ?? null;
    }
    const [verdict, advice] = whole ? ['allWhole', 'whenWhole'] : ['notWhole', 'whenNotWhole'];
    const said = [t(`audit.${verdict}`), ...sentences, t(`audit.${advice}`)];
    await writeAudit(ctx, 'record.verified', `record/${ctx.assembly.code}`, { entries, whole });
    return { whole, sentences: said, proposalId };
  },
});
