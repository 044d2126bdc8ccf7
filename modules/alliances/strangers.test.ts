/** Every step refuses whoever has no part in the alliance, and leaves nothing behind. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/db/ids.ts';
import { commands } from './commands/all.ts';
import { type AllianceHouse, openAllianceHouse } from './testing.ts';

let house: AllianceHouse;
let ids: Record<string, string>;
beforeAll(async () => {
  house = await openAllianceHouse();
  const allianceId = await house.allied();
  ids = { allianceId, matterId: await house.propose(allianceId) };
});
afterAll(() => house?.close());

const plan = { name: '联盟', purpose: '共商', since: '2026-03-01', rule: 'all' };
const reason = { reason: '说明' };
const matter = () => ({ title: '事项', text: '内容', leadAssemblyId: house.here.assembly.id });
/** Bodies that fit, so that it is the step that is refused and not its form. */
const bodies: Readonly<Record<string, () => object>> = {
  foundAlliance: () => plan,
  saveAlliance: () => plan,
  inviteAssemblies: () => ({ assemblyIds: [newId()] }),
  acceptAlliance: () => ({}),
  declineAlliance: () => reason,
  nameAlliancePerson: () => ({ accountId: newId(), role: 'member' }),
  removeAlliancePerson: () => ({}),
  passAllianceChair: () => ({ assemblyId: newId() }),
  leaveAlliance: () => reason,
  dissolveAlliance: () => reason,
  proposeAllianceMatter: matter,
  saveAllianceMatter: matter,
  agreeAllianceMatter: () => ({}),
  refuseAllianceMatter: () => reason,
  writeAlliancePart: () => ({ text: '部分' }),
  handInAlliancePart: () => ({}),
  takeBackAlliancePart: () => ({}),
  addAllianceMinutes: () => ({ heldOn: '2026-03-02', text: '纪要' }),
  concludeAllianceMatter: () => ({ outcome: '成果' }),
  dropAllianceMatter: () => reason,
  addAllianceFile: () => ({ fileId: newId(), title: '文件', label: 'internal' }),
  removeAllianceFile: () => ({}),
  shareIntoAlliance: () => ({ kind: 'proposal', sharedId: newId() }),
  unshareFromAlliance: () => ({}),
};

async function traces() {
  const { rows } =
    await sql`select (select count(*) from history) as history, (select count(*) from alliances) as alliances,
    (select count(*) from alliance_people) as people,
    (select string_agg(state, '' order by id) from alliance_parts) as parts`.execute(house.database.db);
  return rows[0];
}

describe.each(commands.map((command) => [command.operationId, command] as const))('%s', (name, command) => {
  it('refuses members nobody named, units, and those whose office has no part in it', async () => {
    const before = await traces();
    const path = command.path.replace('/alliances', '').replace(/:(\w+)/g, (_, key) => ids[key] ?? newId());
    const body = bodies[name];
    expect(body, name).toBeTypeOf('function');
    for (const as of ['member6', 'receiver1', 'convenor', 'admin', 'elsewhere:member6', 'elsewhere:handler1']) {
      const answer = await house.ask({ as, method: command.method as 'POST', path, body: body!() });
      expect(`${as} ${answer.statusCode}`).toBe(`${as} ${name === 'foundAlliance' ? 403 : 404}`);
    }
    expect(await traces()).toEqual(before);
  });
});
