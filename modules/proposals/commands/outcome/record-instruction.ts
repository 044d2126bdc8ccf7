/** A leader's instruction on a proposal; internal by its nature. */
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const recordInstruction = command(
  'recordInstruction',
  "Record a leader's instruction",
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'record_instruction');
    return advance(ctx, matter, {
      action: 'record_instruction',
      details: { leader: body.leader, text: body.text, givenOn: body.givenOn },
    });
  },
);
