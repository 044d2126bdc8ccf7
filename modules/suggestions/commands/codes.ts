/** A sender shows that an address is theirs: a code is sent there and comes back. */
import { askStrangersCode, confirmStrangersCode } from '../../../platform/notices/strangers.ts';
import { command } from '../operations.ts';

export const askSuggestionCode = command(
  'askSuggestionCode',
  'Have a code sent to an address, to send a suggestion and be told of it',
  async (ctx, { body }) => ({ addressId: await askStrangersCode(ctx, body.channel, body.address) }),
  { access: 'public', keyless: true, limit: 10 },
);

export const confirmSuggestionCode = command(
  'confirmSuggestionCode',
  'The code came back: the address is the sender’s',
  async (ctx, { params, body }) => confirmStrangersCode(ctx, params.addressId, body.code),
  // A wrong code is counted although it is refused.
  { access: 'public', keyless: true, ownTransaction: true, limit: 20 },
);
