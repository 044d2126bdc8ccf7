/** Who searches in the bench: the public, a clerk who reads all, a member, a unit that reads its own. */
import type { Installation } from '../../app/installation.ts';
import { type Actor, type Context, citizen } from '../../platform/http/context.ts';
import type { Reader } from '../../platform/search/kinds.ts';
import { assemblyCode } from '../support/province.ts';

const actorOf = (role: string, over: { unitId?: string; memberId?: string } = {}): Actor => ({
  ...citizen,
  kind: 'account',
  accountId: '00000000-0000-7000-8000-000000000001',
  name: role,
  grants: [{ role, unitId: over.unitId ?? null, bodyId: null, memberId: over.memberId ?? null }],
});

export async function readersOf(product: Installation): Promise<Array<{ name: string; reader: Reader; ctx: Context }>> {
  const { db } = product.database;
  const stranger = product.server.strangerContext({ query: {}, headers: {}, log: product.log } as never);
  const assembly = await db
    .selectFrom('assemblies')
    .select(['id', 'code', 'name', 'level'])
    .where('code', '=', assemblyCode)
    .executeTakeFirstOrThrow();
  const member = await db
    .selectFrom('members')
    .select('id')
    .where('assembly_id', '=', assembly.id)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const unit = await db
    .selectFrom('units')
    .select('id')
    .where('assembly_id', '=', assembly.id)
    .where('kind', '=', 'handling')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const ctx = (actor: Actor): Context => ({ ...stranger, actor, assembly });
  return [
    { name: 'public', reader: 'public', ctx: ctx(citizen) },
    { name: 'clerk', reader: 'inside', ctx: ctx(actorOf('clerk')) },
    { name: 'member', reader: 'inside', ctx: ctx(actorOf('member', { memberId: member.id })) },
    { name: 'unit', reader: 'inside', ctx: ctx(actorOf('unit_handler', { unitId: unit.id })) },
  ];
}
