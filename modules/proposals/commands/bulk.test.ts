/** One act on many: tried out before, done one by one, taken back for some minutes unless something has happened since. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkOutcome } from '../../../platform/bulk/contract.ts';
import type { Operation } from '../../../platform/http/operation.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { seeAs } from '../testing-life.ts';
import { bulkCommands } from './bulk.ts';
import { acceptAssignment } from './handling.ts';
import { takeIn } from './review/take-in.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

type Answer = { items: BulkOutcome[]; bulkId: string | null; undoUntil: string };
const [previewBulk, runBulk, undoBulk] = bulkCommands as unknown as [Operation, Operation, Operation];
const asked = (act: string, items: Array<{ matterId: string; partId?: string }>, values: object = {}) => ({
  body: { act, items, values },
});
const send = (operation: Operation, who: string, input: object) =>
  h.run(who, operation as never, input as never) as unknown as Promise<Answer>;
const codes = ({ items }: Answer) => items.map((item) => item.code);
const matters = (ids: readonly string[]) => ids.map((matterId) => ({ matterId }));
const stateOf = async (id: string) => (await seeAs(h, 'clerk', id)).state;
const running = async (id: string) => {
  const rows = await h.database.db
    .selectFrom('clocks')
    .select('name')
    .where('matter_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => row.name).sort();
};

describe('an act on many', () => {
  it('is tried out without a trace, and names what is left out and why', async () => {
    const [one, two, taken] = [await h.submitted(), await h.submitted(), await h.submitted()];
    await h.run('clerk', takeIn, { params: { proposalId: taken }, body: {} });
    const input = asked('take_in', matters([one, two, taken]));
    const before = await seeAs(h, 'clerk', one);
    const tried = await send(previewBulk, 'clerk', input);
    expect(codes(tried)).toEqual([null, null, 'wrong_state']);
    expect(tried.items[2]!.message).toBe('errors.wrong_state');
    expect(await seeAs(h, 'clerk', one)).toEqual(before);
    expect(codes(await send(previewBulk, 'member1', input))).toEqual(expect.arrayContaining(['not_your_part']));
    const done = await send(runBulk, 'clerk', input);
    expect(codes(done)).toEqual([null, null, 'wrong_state']);
    expect(await Promise.all([one, two].map(stateOf))).toEqual(['reviewing', 'reviewing']);
  });

  it('taken back, leaves row, clocks and assignments as they were, and the record with both', async () => {
    const ids = [await h.submitted(), await h.submitted()];
    const clocks = await running(ids[0]!);
    const taken = await send(runBulk, 'clerk', asked('take_in', matters(ids), { category: 'water' }));
    expect(await running(ids[0]!)).toEqual(['review']);
    const undone = await send(undoBulk, 'clerk', { params: { bulkId: taken.bulkId } });
    expect(codes(undone)).toEqual([null, null]);
    const seen = await seeAs(h, 'clerk', ids[0]!);
    expect([seen.state, await running(ids[0]!)]).toEqual(['submitted', clocks]);
    expect(seen.history.slice(-2).map((line) => [line.action, line.details.undone])).toEqual([
      ['take_in', undefined],
      ['undo_bulk', 'take_in'],
    ]);
    expect(seen.history.at(-1)!.officeName).toContain('clerk');
    // Once is enough.
    expect((await send(undoBulk, 'clerk', { params: { bulkId: taken.bulkId } })).items).toEqual([]);
  });

  it('classifies, and gives the category back that stood there', async () => {
    const id = await h.submitted();
    const { category } = await seeAs(h, 'clerk', id);
    const done = await send(runBulk, 'clerk', asked('categorise', matters([id]), { category: 'water' }));
    expect((await seeAs(h, 'clerk', id)).category).toBe('water');
    await send(undoBulk, 'clerk', { params: { bulkId: done.bulkId } });
    expect((await seeAs(h, 'clerk', id)).category).toBe(category);
  });

  it('assigns and confirms; a unit that has accepted meanwhile keeps its work, with the reason told', async () => {
    const ids = [await h.filed(), await h.filed(), await h.filed()];
    const units = [{ unitId: h.world.units[0]!.id, role: 'lead' }];
    const proposed = await send(runBulk, 'assigner', asked('propose_assignment', matters(ids), { units, note: '' }));
    expect(codes(proposed)).toEqual([null, null, null]);
    const parts = await Promise.all(
      ids.map(async (matterId) => ({
        matterId,
        partId: (await seeAs(h, 'clerk', matterId)).assignments[0]!.assignmentId,
      })),
    );
    const sent = await send(runBulk, 'government-office', asked('confirm_assignment', parts, { note: '' }));
    expect(codes(sent)).toEqual([null, null, null]);
    // What was done before has had a follower: it cannot be taken back any more.
    expect(codes(await send(undoBulk, 'assigner', { params: { bulkId: proposed.bulkId } }))).toEqual([
      'undo_changed_since',
      'undo_changed_since',
      'undo_changed_since',
    ]);
    await h.run('receiver1', acceptAssignment, {
      params: { proposalId: parts[1]!.matterId, assignmentId: parts[1]!.partId },
      body: {},
    });
    const undone = await send(undoBulk, 'government-office', { params: { bulkId: sent.bulkId } });
    const refused = Object.fromEntries(undone.items.map((item) => [item.matterId, item.code]));
    expect(ids.map((id) => refused[id])).toEqual([null, 'undo_changed_since', null]);
    const back = await seeAs(h, 'clerk', ids[0]!);
    expect([back.state, back.assignments[0]!.state, await running(ids[0]!)]).toEqual([
      'assigning',
      'proposed',
      ['publication'],
    ]);
    expect(await stateOf(ids[1]!)).toBe('handling');
  });

  it('urges, and takes the urging back: it may be urged again the same day', async () => {
    const id = await h.submitted();
    const clock = await h.database.db
      .selectFrom('clocks')
      .select('id')
      .where('matter_id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow();
    const input = asked('urge', [{ matterId: id, partId: clock.id }], { note: '' });
    const done = await send(runBulk, 'clerk', input);
    expect(codes(done)).toEqual([null]);
    expect(codes(await send(previewBulk, 'clerk', input))).toEqual(['urged_today']);
    expect(codes(await send(undoBulk, 'clerk', { params: { bulkId: done.bulkId } }))).toEqual([null]);
    expect(codes(await send(previewBulk, 'clerk', input))).toEqual([null]);
  });

  it('is taken back by whoever did it alone, and only for some minutes', async () => {
    const id = await h.submitted();
    const { bulkId } = await send(runBulk, 'clerk', asked('take_in', matters([id])));
    const input = { params: { bulkId } };
    expect((await h.refusal('reviewer1', undoBulk as never, input as never)).status).toBe(404);
    h.clock.advance(11 * 60_000);
    expect((await h.refusal('clerk', undoBulk as never, input as never)).code).toBe('undo_too_late');
    expect(await stateOf(id)).toBe('reviewing');
  });

  it('touches nothing of another assembly', async () => {
    const id = await h.submitted();
    const ctx = await h.contextOf(h.stranger.actorOf('clerk'), h.stranger.assembly);
    for (const operation of [previewBulk, runBulk]) {
      const told = (await operation.handle(ctx, {
        ...asked('take_in', matters([id])),
        params: undefined,
        query: undefined,
      } as never)) as Answer;
      expect(codes(told)).toEqual(['not_found']);
    }
    expect(await stateOf(id)).toBe('submitted');
  });
});
