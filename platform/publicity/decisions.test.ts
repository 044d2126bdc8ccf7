import { describe, expect, it } from 'vitest';
import type { Problem } from '../http/problem.ts';
import { heldBack, refuseUnmasking, requireLookedAt, requireReason, requireSoundMasks } from './decisions.ts';
import { decidedByRule, narrower, publicFrom, publicities } from './dials.ts';
import { findsIn } from './finds.ts';
import type { Mask } from './masks.ts';

const refusal = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as Problem).issues[0]?.code;
  }
  return undefined;
};

const texts = [{ field: 'text', text: '联系人电话 13800001234，请回复。' }];
const found = findsIn(texts, []);
const phone: Mask = { field: 'text', from: found[0]!.from, to: found[0]!.to, reason: '个人信息' };

describe('a decision on publicity', () => {
  const open = { confidential: false, wish: 'public' as const };
  it('needs a reason for less than all and for more than was wished', () => {
    expect(refusal(() => requireReason({ decision: 'public', reason: '' }, open))).toBeUndefined();
    expect(refusal(() => requireReason({ decision: 'title_only', reason: '' }, open))).toBe('reason_needed');
    expect(refusal(() => requireReason({ decision: 'public', reason: '' }, { ...open, wish: 'internal' }))).toBe(
      'reason_needed',
    );
    expect(
      refusal(() => requireReason({ decision: 'public', reason: '征得同意' }, { ...open, wish: 'internal' })),
    ).toBeUndefined();
  });
  it('leaves inside what is confidential, whatever reason is given', () => {
    const closed = { confidential: true, wish: 'public' as const };
    expect(refusal(() => requireReason({ decision: 'public', reason: '已说明' }, closed))).toBe(
      'confidential_stays_internal',
    );
    expect(decidedByRule(closed, 'public')).toBe('internal');
  });
  it('lets personal data out only looked at and with a reason', () => {
    const body = { decision: 'public' as const, reason: '' };
    expect(refusal(() => requireLookedAt(body, found))).toBe('personal_data_found');
    expect(refusal(() => requireLookedAt({ ...body, acceptFinds: true }, found))).toBe('reason_needed');
    expect(requireLookedAt({ ...body, acceptFinds: true, reason: '对外电话' }, found)).toBe(1);
    expect(requireLookedAt(body, findsIn(texts, [phone]))).toBe(0);
  });
  it('is not taken by the rule while personal data stands open', () => {
    expect(heldBack('public', found)).toEqual({ decision: 'internal', held: 1 });
    expect(heldBack('public', findsIn(texts, [phone]))).toEqual({ decision: 'public', held: 0 });
  });
  it('counts from the end of the delay, or from now when that has passed', () => {
    const [early, late] = [new Date(1000), new Date(2000)];
    expect(publicFrom('public', late, early)).toBe(late);
    expect(publicFrom('title_only', early, late)).toBe(late);
    expect(publicFrom('internal', early, late)).toBeNull();
    for (const dial of publicities) expect(narrower(dial, 'internal')).toBe('internal');
  });
});

describe('masks that are put', () => {
  const title = { field: 'title', text: '路灯' };
  const textOf = ({ field }: { field: string }) => ({ title: title.text, text: texts[0]!.text })[field];
  const put = (masks: Mask[]) => refusal(() => requireSoundMasks(masks, textOf, title));
  it('lie within a text there is, and leave something of the title', () => {
    expect(put([phone])).toBeUndefined();
    expect(put([{ ...phone, field: 'other' }])).toBe('invalid_value');
    expect(put([{ ...phone, to: 999 }])).toBe('passage_outside');
    expect(put([{ field: 'title', from: 0, to: 2, reason: '个人信息' }])).toBe('subject_masked_whole');
  });
  it('do not fall off a published text', async () => {
    const under = async (masks: readonly Mask[]) => findsIn(texts, masks);
    await expect(refuseUnmasking('public', [phone], [], under)).rejects.toMatchObject({
      issues: [{ code: 'unmasks_personal' }],
    });
    await expect(refuseUnmasking('internal', [phone], [], under)).resolves.toBeUndefined();
    await expect(refuseUnmasking('public', [], [phone], under)).resolves.toBeUndefined();
  });
});
