/** Who searches in the bench: the public, a clerk who reads all, a member, a unit that reads its own. */
import type { Installation } from '../../app/installation.ts';
import { type Actor, type Context, citizen } from '../../platform/http/context.ts';
import type { Reader } from '../../platform/search/kinds.ts';
import type { World } from '../support/bulk-rows.ts';

const actorOf = (role: string, over: { unitId?: string; memberId?: string } = {}): Actor => ({
  ...citizen,
  kind: 'account',
  accountId: '00000000-0000-7000-8000-000000000001',
  name: role,
  grants: [{ role, unitId: over.unitId ?? null, bodyId: null, memberId: over.memberId ?? null }],
});

export function readersOf(product: Installation, world: World): Array<{ name: string; reader: Reader; ctx: Context }> {
  const stranger = product.server.strangerContext({ query: {}, headers: {}, log: product.log } as never);
  const assembly = { id: world.assemblyId, code: 'xiangnan', name: '湘南省政协', level: 'province' as const };
  const ctx = (actor: Actor): Context => ({ ...stranger, actor, assembly });
  return [
    { name: 'public', reader: 'public', ctx: ctx(citizen) },
    { name: 'clerk', reader: 'inside', ctx: ctx(actorOf('clerk')) },
    { name: 'member', reader: 'inside', ctx: ctx(actorOf('member', { memberId: world.members[0]!.id })) },
    { name: 'unit', reader: 'inside', ctx: ctx(actorOf('unit_handler', { unitId: world.units[0]!.id })) },
  ];
}
