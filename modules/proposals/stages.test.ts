import { describe, expect, it } from 'vitest';
import { type Stage, type StageLine, stagesOf } from './stages.ts';
import type { ProposalState } from './workflow.ts';

/** `day action [unit] [>state]`, days of 2026. */
function lines(text: string): StageLine[] {
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const [day, action, ...more] = row.trim().split(/\s+/) as [string, string, ...string[]];
      const toState = more.find((word) => word.startsWith('>'))?.slice(1);
      return {
        at: `2026-${day}T10:00:00+08:00`,
        action,
        unitName: more.find((word) => !word.startsWith('>')) ?? null,
        monthOnly: false,
        ...(toState ? { toState } : {}),
      };
    });
}

const inside = lines(`
  01-05 create
  01-06 invite_cosigners
  01-08 submit >submitted
  01-09 take_in >reviewing
  01-12 return_for_revision >returned
  01-14 submit >submitted
  01-15 take_in >reviewing
  01-20 recommend >reviewing
  01-25 file >filed
  01-26 propose_assignment >assigning
  02-02 confirm_assignment 交通厅 >dispatched
  02-02 confirm_assignment 教育厅 >dispatched
  02-02 confirm_assignment 民政厅 >dispatched
  02-04 accept 交通厅 >accepted
  02-04 accept 教育厅 >accepted
  02-05 bounce 民政厅 >bounced
  02-07 confirm_assignment 民政厅 >dispatched
  02-09 accept 民政厅 >accepted
  03-01 draft_reply 交通厅 >drafted
  03-01 draft_reply 交通厅 >drafted
  03-20 issue_reply 交通厅 >issued
  03-30 issue_reply 教育厅 >issued
  04-01 view_publicity 教育厅 >issued
  04-08 rate >rating
  04-10 rate >reworking
  05-01 draft_reply 交通厅 >drafted
  05-10 issue_reply 交通厅 >issued
  05-20 rate >rating
  05-25 rate >tracked
  09-01 look_back >tracked
  12-01 archive >archived`);

const seen = lines(`
  01-08 submit
  01-25 file
  02-02 confirm_assignment 交通厅
  02-02 confirm_assignment 教育厅
  02-04 accept 交通厅
  02-04 accept 教育厅
  03-20 issue_reply 交通厅
  03-30 issue_reply 教育厅
  04-10 rate
  04-10 rework_asked
  05-10 issue_reply 交通厅
  05-25 rate
  09-01 look_back
  12-01 archive`);

const told = (stage: Stage<StageLine>) => {
  const short = (at: string | null) => at?.slice(5, 10) ?? '?';
  const outcome = stage.outcome.map((line) => `${line.action}${line.unitName ? ` ${line.unitName}` : ''}`).join(', ');
  return `${stage.kind} ${stage.round}: ${short(stage.from)}–${short(stage.to)} ${stage.days ?? '-'} [${outcome}]${stage.current ? ' now' : ''}`;
};
const life = (text: readonly StageLine[], state: ProposalState, day = '2026-12-20') =>
  stagesOf(text, state, new Date(`${day}T12:00:00+08:00`)).map(told);

describe('the stages of a life', () => {
  it('follow each other with their days, what came of each, and a second round of writing, answering and rating', () => {
    expect(life(inside, 'archived')).toEqual([
      'writing 1: 01-05–01-08 3 [submit]',
      'examination 1: 01-08–01-12 4 [return_for_revision]',
      'writing 2: 01-12–01-14 2 [submit]',
      'examination 2: 01-14–01-25 11 [file]',
      'assignment 1: 01-25–02-04 10 [confirm_assignment 交通厅, confirm_assignment 教育厅, confirm_assignment 民政厅]',
      'handling 1: 02-04–03-30 54 [issue_reply 交通厅, issue_reply 教育厅]',
      'rating 1: 03-30–04-10 11 [rate, rate]',
      'rework 2: 04-10–05-10 30 [issue_reply 交通厅]',
      'rating 2: 05-10–05-25 15 [rate, rate]',
      'follow_up 1: 05-25–12-01 190 [look_back]',
      'archived 1: 12-01–? - [archive]',
    ]);
  });
  it('are the same for the public, who knows neither when it was begun nor how it was examined', () => {
    expect(life(seen, 'archived')).toEqual([
      'writing 1: ?–01-08 - [submit]',
      'examination 1: 01-08–01-25 17 [file]',
      'assignment 1: 01-25–02-04 10 [confirm_assignment 交通厅, confirm_assignment 教育厅]',
      'handling 1: 02-04–03-30 54 [issue_reply 交通厅, issue_reply 教育厅]',
      'rating 1: 03-30–04-10 11 [rate]',
      'rework 2: 04-10–05-10 30 [issue_reply 交通厅]',
      'rating 2: 05-10–05-25 15 [rate]',
      'follow_up 1: 05-25–12-01 190 [look_back]',
      'archived 1: 12-01–? - [archive]',
    ]);
  });
  it('keep every line once, in the stage it stands in', () => {
    for (const all of [inside, seen])
      expect(stagesOf(all, 'archived', new Date('2026-12-20')).flatMap((stage) => stage.groups.flat())).toHaveLength(
        all.length,
      );
  });
});

describe('the stage under way', () => {
  it('runs until now', () => {
    expect(life(seen.slice(0, 6), 'handling', '2026-03-06').at(-1)).toBe('handling 1: 02-04–? 30 [] now');
    expect(life(seen.slice(0, 10), 'reworking', '2026-08-10').at(-1)).toBe('rework 2: 04-10–? 122 [] now');
  });
  it('is named though nothing is written in it yet', () => {
    expect(life(seen.slice(0, 2), 'filed', '2026-01-28').at(-1)).toBe('assignment 1: 01-25–? 3 [] now');
    expect(life(seen.slice(0, 8), 'rating', '2026-04-01').at(-1)).toBe('rating 1: 03-30–? 2 [] now');
    expect(life(seen.slice(0, 9), 'tracked', '2026-04-20').at(-1)).toBe('follow_up 1: 04-10–? 10 [] now');
  });
  it('stays the handling while one of two units has not answered, and when one gives its assignment back', () => {
    expect(life(seen.slice(0, 7), 'handling', '2026-03-25').at(-1)).toBe(
      'handling 1: 02-04–? 49 [issue_reply 交通厅] now',
    );
    expect(life(inside.slice(0, 16), 'assigning', '2026-02-06').at(-1)).toBe('handling 1: 02-04–? 2 [] now');
  });
  it('is none when the matter is closed, merged or withdrawn: no days run on', () => {
    expect(life(seen.slice(0, 9), 'closed', '2026-11-20').at(-1)).toBe('follow_up 1: 04-10–? - []');
    const merged = [...inside.slice(0, 4), ...lines('01-20 merge >merged')];
    expect(life(merged, 'merged').slice(-2)).toEqual([
      'examination 1: 01-08–01-20 12 []',
      'ended 1: 01-20–? - [merge]',
    ]);
    const withdrawn = [...inside.slice(0, 3), ...lines('01-10 withdraw >withdrawn')];
    expect(life(withdrawn, 'withdrawn').at(-1)).toBe('ended 1: 01-10–? - [withdraw]');
  });
  it('is the one before a merge that was taken back; the one merged into goes on where it was', () => {
    const undone = [...inside.slice(0, 4), ...lines('01-20 merge >merged\n 01-20 undo_merge >reviewing')];
    expect(life(undone, 'reviewing', '2026-01-22').slice(-2)).toEqual([
      'ended 1: 01-20–01-20 0 [merge]',
      'examination 2: 01-20–? 2 [] now',
    ]);
    const other = [...inside.slice(0, 4), ...lines('01-20 merge_received >reviewing\n 01-20 undo_merge >reviewing')];
    expect(life(other, 'reviewing', '2026-01-22').at(-1)).toBe('examination 1: 01-08–? 14 [] now');
  });
  it('is the consultation between a second rating and what was agreed, also where only the agreement is known', () => {
    const again = [...inside.slice(0, 28), ...lines('05-25 rate >consulting\n 06-10 record_consultation >closed')];
    expect(life(again.slice(0, -1), 'consulting', '2026-06-01').at(-1)).toBe('consulting 1: 05-25–? 7 [] now');
    expect(life(again, 'closed').slice(-2)).toEqual([
      'consulting 1: 05-25–06-10 16 [record_consultation]',
      'follow_up 1: 06-10–? - []',
    ]);
    const known = [...seen.slice(0, 12), ...lines('06-10 record_consultation')];
    expect(life(known, 'closed').slice(-2)).toEqual([
      'consulting 1: 05-25–06-10 16 [record_consultation]',
      'follow_up 1: 06-10–? - []',
    ]);
  });
});

describe('lines of one stage', () => {
  it('of several units that did alike on one day stand together; a second draft of one unit stands by itself', () => {
    const stages = stagesOf(inside, 'archived', new Date('2026-12-20'));
    const groups = (kind: string) =>
      stages
        .find((stage) => stage.kind === kind)!
        .groups.map((group) => `${group[0]!.action} ${group.map((line) => line.unitName ?? '').join('+')}`.trim());
    expect(groups('assignment')).toEqual(['propose_assignment', 'confirm_assignment 交通厅+教育厅+民政厅']);
    expect(groups('handling').slice(0, 6)).toEqual([
      'accept 交通厅+教育厅',
      'bounce 民政厅',
      'confirm_assignment 民政厅',
      'accept 民政厅',
      'draft_reply 交通厅',
      'draft_reply 交通厅',
    ]);
  });
});

describe('steps of which nothing but the day is known', () => {
  it('stand together when they are the same on one day', () => {
    const bare = seen.map((line) => ({ ...line, unitName: null, bare: true }));
    const [, , assignment, handling] = stagesOf(bare, 'archived', new Date('2026-12-20'));
    const short = (stage: Stage<StageLine>) => stage.groups.map((group) => `${group[0]!.action} ${group.length}`);
    expect(short(assignment!)).toEqual(['confirm_assignment 2']);
    expect(short(handling!)).toEqual(['accept 2', 'issue_reply 1', 'issue_reply 1']);
  });
});

describe('an old register', () => {
  it('has the stages its rows tell of, the day it was taken in last, and no days where only months are known', () => {
    const old = lines('03-01 file\n 06-01 issue_reply 交通厅\n 11-20 import');
    const known = ['examination 1: ?–03-01 - [file]', 'handling 1: 03-01–06-01 92 [issue_reply 交通厅]'];
    expect(life(old, 'closed')).toEqual([...known, 'follow_up 1: 06-01–? - []']);
    const months = old.map((line) => ({ ...line, monthOnly: line.action !== 'import' }));
    const [, handling, after] = stagesOf(months, 'closed', new Date('2026-12-20'));
    expect(handling).toMatchObject({ days: null, fromMonth: true, toMonth: true });
    expect(after!.groups.flat().map((line) => line.action)).toEqual(['import']);
    expect(life(lines('03-01 decline\n 11-20 import'), 'declined')).toEqual(['ended 1: 03-01–? - [decline]']);
  });
});
