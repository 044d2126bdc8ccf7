/**
 * Three fronts, walked through by everybody: no dead button, no word missing, no complaint of the browser, no fault axe
 * knows, nothing wider than its window. `YITANG_CRAWL=usual`: each screen and each button is tried by the first office that
 * meets it, in Chinese at its own width with axe and buttons, in English and at 320 to 1440 pixels for words and fit.
 * `YITANG_CRAWL=full` walks through every office × screen × width × language × light, dark and elder, before a release.
 * Decisions are opened and pressed, but what they write is held back. `YITANG_CRAWL_TELL=file` writes findings down as they
 * are met, `YITANG_CRAWL_OFFICES=clerk,leader` sends only these.
 */
import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposalStates } from '../../modules/proposals/workflow.ts';
import { CrawlLedger } from './crawl/ledger.ts';
import { crawlPlan } from './crawl/plan.ts';
import { answersTo, declaredScreens } from './crawl/screens.ts';
import { type Visitor, visitorsAmong } from './crawl/visitors.ts';
import { walkThrough } from './crawl/walk.ts';
import { type House, openHouse } from './house.ts';

const plan = crawlPlan(process.env);
const LONGEST_MS = plan.full ? 7_200_000 : 1_500_000;
/** A file that is told everything while it is found. */
const told = process.env.YITANG_CRAWL_TELL;
const tell = (line: string) => told && appendFileSync(told, `${line}\n`);
const ledger = new CrawlLedger(tell);
let house: House;
let visitors: Visitor[];
beforeAll(async () => {
  if (!process.env.YITANG_CRAWL) return;
  house = await openHouse();
  const { accounts } = await (await fetch(`${house.base}/api/v1/demo-accounts`)).json();
  const only = process.env.YITANG_CRAWL_OFFICES?.split(',');
  visitors = visitorsAmong(accounts, plan.full).filter((visitor) => !only || only.includes(visitor.office));
});
afterAll(() => house?.close());

/** Where a visitor begins: the front's first page, and a proposal in a state of their own turn (all states in full). */
async function startsOf({ login, front, code }: Visitor, turn: number): Promise<string[]> {
  if (front === 'public') return ['/', `/${code}`, '/sign-in', '/api/docs', '/password'];
  const { context } = await house.open(login);
  const starts = [`/${front}/${code}`];
  const states = plan.full ? proposalStates : proposalStates.filter((_, index) => index % 5 === turn % 5);
  for (const state of states) {
    const answer = await context.request.get(`/api/v1/assemblies/${code}/proposals?size=1&state=${state}`);
    if (!answer.ok()) break;
    const { items } = (await answer.json()) as { items: Array<{ proposalId: string }> };
    starts.push(...items.map((item) => `/${front}/${code}/proposals/${item.proposalId}`));
  }
  await context.close();
  return starts;
}

describe.skipIf(!process.env.YITANG_CRAWL)('the three fronts, as everybody', () => {
  it(
    'have no dead button, no missing word, no complaint, no accessibility fault and nothing too wide',
    async () => {
      // One person's language and display hold everywhere, so their fronts come one after the other.
      const waiting = [...Map.groupBy(visitors, (visitor) => visitor.login).values()].map((own, turn) => ({
        own,
        turn,
      }));
      await Promise.all(
        Array.from({ length: plan.together }, async () => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            for (const visitor of next.own) {
              const began = Date.now();
              await walkThrough(house, visitor, plan, ledger, await startsOf(visitor, next.turn));
              tell(`— ${visitor.office} at ${visitor.front}: ${Math.round((Date.now() - began) / 1000)} s`);
            }
          }
        }),
      );
      tell(`— ${JSON.stringify(ledger.counts)}`);
      expect(ledger.report()).toEqual([]);
    },
    LONGEST_MS,
  );

  it.skipIf(process.env.YITANG_CRAWL_OFFICES)('have no screen that nobody reaches', () => {
    const seen = [...ledger.seen.keys()];
    const unreached = (['public', 'm', 'desk'] as const)
      .flatMap((front) => declaredScreens(front))
      .filter((declared) => !seen.some((screen) => answersTo(declared, screen)));
    expect(unreached).toEqual([]);
  });
});
