/** Not a proposal but worth following: it goes on as a suggestion or an opinion report. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { link } from '../../../../platform/links/write-links.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { conversionLink } from '../../store/merging.ts';
import { writeReview } from '../../store/reviews.ts';

export const convertProposal = command(
  'convertProposal',
  'Convert to a suggestion or opinion report',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'convert', { expectedVersion: body.expectedVersion });
    await writeReview(ctx, matter, { outcome: 'convert', note: body.reason, convertTo: body.convertTo, final: true });
    const answer = await advance(ctx, matter, {
      action: 'convert',
      to: 'converted',
      patch: { converted_to: body.convertTo, decision_note: body.reason },
      details: { convertTo: body.convertTo, reason: body.reason },
    });
    await endClocks(ctx, matter);
    await link(ctx, conversionLink(matter.row.id, body.convertTo));
    await announce(ctx, matter, 'converted');
    return answer;
  },
);
