import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareText } from '../../../platform/figures/book.ts';
import { monthsFrom } from '../../../platform/figures/counting.ts';
import { acceptAssignment } from '../commands/handling.ts';
import { locales } from '../locales.ts';
import { getFigures } from '../queries/get-figures.ts';
import { registerOptions } from '../queries/get-public-proposal.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { answerBy, assignUnits, contactBy } from '../testing-life.ts';
import { proposalFigures } from './book.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

const DAY = 86_400_000;
const figures = (who: string, over: { audience?: 'public' | 'inside'; imported?: boolean } = {}) =>
  h.run(who, getFigures, { query: { audience: 'inside', imported: false, ...over } });

async function handled(unit: number, content = {}): Promise<{ proposalId: string; assignmentId: string }> {
  const proposalId = await h.filed(content);
  const ids = await assignUnits(h, proposalId, [[unit, 'lead']]);
  const assignmentId = ids[h.world.units[unit]!.id]!;
  await h.run(`receiver${unit + 1}`, acceptAssignment, { params: { proposalId, assignmentId }, body: {} });
  return { proposalId, assignmentId };
}

describe('answered in time', () => {
  it('counts what is due and not answered, and not what still has time', async () => {
    const { proposalId, assignmentId } = await handled(0);
    await handled(0);
    expect((await figures('clerk')).replies).toMatchObject({
      assigned: 2,
      issued: 0,
      due: 0,
      onTime: 0,
      unanswered: 0,
    });
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A');
    expect((await figures('clerk')).replies).toMatchObject({ issued: 1, due: 1, onTime: 1, unanswered: 0 });
    h.clock.advance(120 * DAY);
    const late = await figures('clerk');
    expect(late.replies).toMatchObject({ assigned: 2, issued: 1, due: 2, onTime: 1, late: 0, unanswered: 1 });
    expect(late.byUnit[0]).toMatchObject({
      unitName: h.world.units[0]!.name,
      assigned: 2,
      issued: 1,
      due: 2,
      onTime: 1,
    });
    expect(late.byDays.reduce((sum, item) => sum + item.count, 0)).toBe(1);
  });
});

describe('figures of the public', () => {
  it('leave out confidential and internal proposals and their units, in choices too', async () => {
    const before = await figures('member2', { audience: 'public' });
    await handled(1, {
      confidential: true,
      publicityWish: 'internal',
      publicityWishReason: '涉密',
      category: 'education',
    });
    const open = await figures('member2', { audience: 'public' });
    expect(open.received).toBe(before.received);
    expect(open.byCategory).toEqual(before.byCategory);
    expect(open.byUnit.map((unit) => unit.unitId)).not.toContain(h.world.units[1]!.id);
    const options = await h.run('member2', registerOptions, {});
    expect(options.units.map((unit) => unit.unitId)).not.toContain(h.world.units[1]!.id);
    const inside = await figures('clerk');
    expect(inside.received).toBe(open.received + 1);
    expect(inside.byUnit.map((unit) => unit.unitId)).toContain(h.world.units[1]!.id);
    for (const who of ['member2', 'receiver1'])
      expect((await h.refusal(who, getFigures, { query: { audience: 'inside', imported: false } })).status).toBe(403);
  });
});

describe('imported history', () => {
  it('is counted only when asked for, and said either way', async () => {
    const before = await figures('clerk');
    const proposalId = await h.filed();
    await h.database.db.updateTable('proposals').set({ imported: true }).where('id', '=', proposalId).execute();
    const without = await figures('clerk');
    expect(without).toMatchObject({ received: before.received, imported: 1, importedCounted: false });
    expect(await figures('clerk', { imported: true })).toMatchObject({
      received: before.received + 1,
      imported: 1,
      importedCounted: true,
    });
  });
});

describe('the axis of months', () => {
  it('has every month, also those in which nothing happened', async () => {
    expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsFrom(undefined, '2026-02')).toEqual([]);
    const { byMonth } = await figures('clerk');
    const months = byMonth.map((row) => row.month);
    expect(months).toEqual(monthsFrom(months[0], months.at(-1)!));
    expect(byMonth.some((row) => row.received + row.filed + row.replied === 0)).toBe(true);
  });
});

describe('definitions', () => {
  it.each(['zh-CN', 'en'] as const)('stand beside every figure and picture in %s, a sentence each', (locale) => {
    const words = locales[locale].figures as Record<string, { name: string; how: string }>;
    for (const { key } of proposalFigures.figures) {
      expect(words[key]?.name, key).toMatch(/\S/);
      expect(words[key]?.how, key).toMatch(locale === 'en' ? /\.$/ : /。$/);
    }
  });
  it('write few as counts and many as shares', () => {
    expect(shareText(0, 0)).toBe('—');
    expect(shareText(3, 4)).toBe('3 / 4');
    expect(shareText(7, 8)).not.toContain('%');
    expect(shareText(21, 24)).toBe('87.5%');
  });
});
