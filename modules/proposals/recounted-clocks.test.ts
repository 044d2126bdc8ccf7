import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../platform/calendar/days.ts';
import { enterHolidayNotice } from '../assemblies/commands/enter-holiday-notice.ts';
import type { CalendarYear } from '../assemblies/contract.ts';
import { recountCalendars } from '../assemblies/jobs/recount-calendar.ts';
import { getCalendarYear } from '../assemblies/queries/get-calendar-year.ts';
import { previewHolidayNotice } from '../assemblies/queries/preview-holiday-notice.ts';
import { acceptAssignment, answerExtension, askExtension } from './commands/handling.ts';
import { openProposalHarness, type ProposalHarness } from './testing.ts';
import { assignUnits, seeAs } from './testing-life.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

const at = (text: string) => new Date(`${text}+08:00`);

const notice = {
  year: 2027,
  title: '关于2027年部分节假日安排的通知',
  issuedOn: '2026-11-26',
  source: '',
  off: ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
  worked: ['2027-01-30', '2027-02-20'],
};

const recount = async (): Promise<void> => recountCalendars(await h.jobEnvironment());

const told = async () =>
  Number(
    (
      await h.database.db
        .selectFrom('notices')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('kind', '=', 'proposals.notice.deadline_moved')
        .executeTakeFirstOrThrow()
    ).n,
  );

const yearSeen = async (place: ProposalHarness['world'], who = 'clerk') =>
  (await getCalendarYear.handle(await h.contextOf(place.actorOf(who), place.assembly), {
    query: { year: 2027 },
  } as never)) as CalendarYear;

const enter = async (who: string, body = notice) => {
  const ctx = await h.contextOf(h.world.actorOf(who));
  return h.database.db
    .transaction()
    .execute((trx) => enterHolidayNotice.handle({ ...ctx, db: trx }, { body } as never));
};

describe('the notice of a year', () => {
  let proposalId: string;
  let agreedId: string;
  const accept = async (id: string) =>
    (await seeAs(h, 'receiver1', id)).clocks.find((clock) => clock.kind === 'accept')!;

  it('is missed where a deadline reaches into a year without one', async () => {
    h.clock.set(at('2027-01-25T09:00:00'));
    agreedId = await h.filed();
    const ids = await assignUnits(h, agreedId, [[0, 'lead']]);
    const params = { proposalId: agreedId, assignmentId: Object.values(ids)[0]! };
    await h.run('receiver1', acceptAssignment, { params, body: {} });
    await h.run('receiver1', askExtension, { params, body: { until: '2027-04-05', reason: '需要实地勘察' } });
    await h.run('government-office', answerExtension, { params, body: { grant: true, answer: '同意' } });
    h.clock.set(at('2027-01-29T09:00:00'));
    proposalId = await h.filed();
    await assignUnits(h, proposalId, [[0, 'lead']]);
    // Seven working days: four in February before New Year's eve, three after the third day of the lunar year.
    const clock = await accept(proposalId);
    expect(dayOf(new Date(clock.dueAt))).toBe('2027-02-11');
    expect(clock.provisional).toBe(true);
    const { basis } = await yearSeen(h.world);
    expect(basis).toBe('law');
    await recount();
    expect(dayOf(new Date((await accept(proposalId)).dueAt))).toBe('2027-02-11');
    expect(await told()).toBe(0);
  });

  it('shows what it would change before it is entered, and refuses what cannot be', async () => {
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    const shown = (await previewHolidayNotice.handle(ctx, { body: notice } as never)) as {
      known: boolean;
      deadlines: number;
      changes: Array<{ day: string; before: string; after: string }>;
    };
    expect(shown.known).toBe(false);
    expect(shown.deadlines).toBeGreaterThan(0);
    expect(shown.changes).toContainEqual({ day: '2027-02-09', before: 'worked', after: 'moved_off' });
    expect(shown.changes).toContainEqual({ day: '2027-01-30', before: 'weekend', after: 'moved_worked' });
    await expect(enter('member1')).rejects.toMatchObject({ status: 403 });
    await expect(enter('receiver1')).rejects.toMatchObject({ status: 403 });
    for (const [over, code] of [
      [{ off: [] }, 'notice_empty'],
      [{ off: ['2026-05-01'] }, 'notice_day_other_year'],
      [{ off: ['2027-02-05', '2027-02-05'] }, 'notice_day_twice'],
      [{ worked: ['2027-02-06'] }, 'notice_day_twice'],
      [{ worked: ['2027-10-02'] }, 'notice_worked_holiday'],
      [{ worked: ['2027-03-01'] }, 'notice_worked_weekday'],
    ] as const) {
      await expect(enter('clerk', { ...notice, ...over } as unknown as typeof notice)).rejects.toMatchObject({
        status: 422,
        issues: [{ code }],
      });
    }
  });

  it('moves running deadlines once, with history and a word to those concerned, but none agreed on', async () => {
    const before = (await seeAs(h, 'receiver1', agreedId)).clocks.find((clock) => clock.kind === 'reply')!;
    expect(before).toMatchObject({ provisional: false, dueAt: at('2027-04-05T23:59:59.999').toISOString() });
    await enter('clerk');
    expect(h.jobs.sent.map((job) => job.name)).toContain('assemblies-calendar');
    await recount();
    const clock = await accept(proposalId);
    // 30 January is worked, 9 to 11 February are not: 30, 1 to 4, 12, 15.
    expect(dayOf(new Date(clock.dueAt))).toBe('2027-02-15');
    expect(clock.provisional).toBe(false);
    const moved = (await seeAs(h, 'clerk', proposalId)).history.filter(
      (line) => line.action === 'deadline_moved' && line.details.clock === 'accept',
    );
    expect(moved.map((line) => line.details)).toEqual([
      expect.objectContaining({ from: '2027-02-11', to: '2027-02-15', unit: h.world.units[0]!.name }),
    ]);
    const after = (await seeAs(h, 'receiver1', agreedId)).clocks.find((item) => item.kind === 'reply')!;
    expect(after.dueAt).toBe(before.dueAt);
    const count = await told();
    expect(count).toBeGreaterThan(0);
    await recount();
    h.clock.advance(10 * 60_000);
    await recount();
    expect(await told()).toBe(count);
  });

  it('holds where it was entered, and is not entered twice', async () => {
    await expect(enter('admin')).rejects.toMatchObject({ status: 409, code: 'notice_unchanged' });
    const here = await yearSeen(h.world);
    expect(here).toMatchObject({ basis: 'entered', mayEnter: true });
    expect(here.notices[0]).toMatchObject({ holds: true, title: notice.title, issuedOn: '2026-11-26' });
    expect(here.days).toContainEqual({ day: '2027-02-20', kind: 'moved_worked', holiday: null });
    expect((await yearSeen(h.stranger)).basis).toBe('law');
  });
});
