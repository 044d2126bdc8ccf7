/** The names an old register speaks of, looked up once for the whole file. */
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { plainName } from '../../../platform/importing/cells.ts';
import {
  listSessions,
  listTerms,
  listUnits,
  type PlenarySession,
  ruleInForce,
  type Season,
  sessionInForce,
  sessionLabel,
  type Unit,
  workCalendar,
} from '../../assemblies/index.ts';
import type { WrittenName } from '../../members/index.ts';
import type { ProposalRules } from '../rules.ts';
import { matchIn, nobody, type People, type ProposerMatch, peopleOf } from './people.ts';

export interface Found<T> {
  found: T | undefined;
  /** Found by the end of the name only, as 教育厅 for 省教育厅. */
  nearly: boolean;
}

export interface PlacedInSession {
  session: PlenarySession;
  season: Season | null;
  /** The day lies in no session that is known; this is the nearest one. */
  guessed: boolean;
}

export interface Directory {
  rules: ProposalRules;
  calendar: WorkCalendar;
  ruleVersionId: string;
  unit(name: string): Found<Unit>;
  category(name: string): string | undefined;
  replyClass(name: string): string | undefined;
  /** By its label in either language, or as 13-2. */
  session(label: string): PlenarySession | undefined;
  sessionAt(at: Date): Promise<PlacedInSession | undefined>;
  /** A member or body of the term; what stands in brackets decides between two members of a name. */
  proposer(termId: string, written: WrittenName): Promise<ProposerMatch>;
  /** A ground for not filing, by its code or words. */
  declineReason(words: string): string | undefined;
  sessionName(sessionId: string): string;
}

/** A day so long before the first session known counts for none of them. */
const HALF_YEAR = 183 * 86_400_000;

const plainSession = (label: string) => plainName(label).replace(/[,，()（）第]|会议$|全会$|政协/g, '');

/** @throws Problem 409 `no_rules_in_force` */
export async function openDirectory(ctx: Context): Promise<Directory> {
  const assemblyId = ctx.assembly.id;
  const rule = await ruleInForce(ctx.db, assemblyId, 'proposals', ctx.clock.now());
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const units = (await listUnits(ctx.db, assemblyId, 'handling')).map((unit) => ({
    unit,
    plain: plainName(unit.name),
  }));
  const terms = new Map((await listTerms(ctx.db, assemblyId)).map((term) => [term.id, term.ordinal]));
  const sessions = await listSessions(ctx.db, assemblyId);
  const bySession = new Map(
    sessions.flatMap((session) => {
      const term = terms.get(session.termId) ?? 0;
      const { ordinal } = session;
      const written = [
        sessionLabel(term, ordinal, 'zh-CN'),
        sessionLabel(term, ordinal, 'en'),
        `${term}届${ordinal}次`,
      ];
      return [...written, `${term}-${ordinal}`].map((label) => [plainSession(label), session] as const);
    }),
  );
  const people = new Map<string, Promise<People>>();
  const choice = (words: ReadonlyArray<{ code: string; zh: string; en: string }>) => {
    const map = new Map(
      words.flatMap((word) => [word.code, word.zh, word.en].map((name) => [plainName(name), word.code])),
    );
    return (name: string) => map.get(plainName(name)) ?? map.get(plainName(name).replace(/\(.*$|类.*$|^class/g, ''));
  };
  return {
    rules,
    calendar: await workCalendar(ctx.db, assemblyId),
    ruleVersionId: rule.id,
    unit(name) {
      const plain = plainName(name);
      const exact = units.find((item) => item.plain === plain);
      if (exact) return { found: exact.unit, nearly: false };
      const near = units.filter(
        (item) => plain.length > 1 && (item.plain.endsWith(plain) || plain.endsWith(item.plain)),
      );
      return { found: near.length === 1 ? near[0]!.unit : undefined, nearly: near.length === 1 };
    },
    category: choice(rules.categories),
    replyClass: choice(rules.classes),
    declineReason: choice(rules.review.declineReasons),
    session: (label) => bySession.get(plainSession(label)),
    async sessionAt(at) {
      const placed = await sessionInForce(ctx.db, assemblyId, at);
      const session = placed?.session ?? sessions.at(-1);
      if (!session) return undefined;
      const guessed = !placed || session.proposalsFrom.getTime() - at.getTime() > HALF_YEAR;
      return { session, season: guessed ? null : placed.season, guessed };
    },
    async proposer(termId, written) {
      // A row without a readable day belongs to no session, hence to no term whose members could be meant.
      if (termId === '') return nobody(written.name);
      if (!people.has(termId)) people.set(termId, peopleOf(ctx, termId));
      return matchIn(await people.get(termId)!, written);
    },
    sessionName(sessionId) {
      const session = sessions.find((item) => item.id === sessionId);
      return session ? sessionLabel(terms.get(session.termId) ?? 0, session.ordinal, ctx.locale) : '';
    },
  };
}
