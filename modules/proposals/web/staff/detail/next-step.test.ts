import { describe, expect, it } from 'vitest';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { orderSteps, type Reader } from './next-step.ts';

const receiver: Reader = { accountId: 'me', grants: [{ role: 'unit_receiver', unitId: 'u' }] };
const handler: Reader = { accountId: 'me', grants: [{ role: 'unit_handler', unitId: 'u' }] };
const clerk: Reader = { accountId: 'me', grants: [{ role: 'clerk', unitId: null }] };

function matter(actions: string[], handlerId: string | null = null, decision: 'public' | null = null) {
  return {
    isKey: false,
    publicity: { decision } as never,
    assignments: [{ assignmentId: 'a', unitId: 'u', handlerId, extensions: [] } as never],
    replies: [],
    abilities: { proposal: [] as string[], assignments: { a: actions } },
  };
}
const next = (data: object, reader: Reader, canHandOn = true) =>
  orderSteps(data as ProposalDetail, reader, canHandOn).next?.action ?? null;

describe("the reader's own next step", () => {
  const office = ['record_contact', 'draft_reply', 'hand_on', 'ask_extension'];
  it('is handing on for who receives for the unit, drafting for who handles', () => {
    expect(next(matter(office), receiver)).toBe('hand_on');
    expect(next(matter(office), handler)).toBe('draft_reply');
  });
  it('is drafting for a receiver whose unit has nobody to hand on to', () => {
    expect(next(matter(office), receiver, false)).toBe('draft_reply');
  });
  it('is none for the receiver once somebody else handles it', () => {
    expect(next(matter(office, 'other'), receiver)).toBeNull();
    expect(orderSteps(matter(office, 'other') as unknown as ProposalDetail, receiver, true).all).toHaveLength(4);
  });
  it('is never one without anything to act on', () => {
    expect(
      orderSteps(matter(['answer_extension', 'answer_cosign']) as unknown as ProposalDetail, receiver, true).all,
    ).toEqual([]);
  });
  it('is none for the clerk when only what may be done any time is left', () => {
    const data = {
      ...matter([], null, 'public'),
      abilities: { proposal: ['decide_publicity', 'enter_paper_rating', 'mark_key'], assignments: {} },
    };
    expect(next(data, clerk)).toBeNull();
    expect(orderSteps(data as unknown as ProposalDetail, clerk, false).all[0]?.action).toBe('enter_paper_rating');
  });
});
