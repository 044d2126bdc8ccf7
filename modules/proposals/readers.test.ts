/** A whole life full of marked texts, read by everybody through every output: who may read what is written down here. */

import { text as wholeText } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Context, citizen } from '../../platform/http/context.ts';
import { publicLinks } from '../../platform/links/module.ts';
import { provenanceOf } from '../../platform/links/read-links.ts';
import type { Reader } from '../../platform/search/kinds.ts';
import { searchMatters } from '../../platform/search/operations.ts';
import { findSimilar } from '../../platform/similarity/find-similar.ts';
import { render } from '../../web/public/entry-server.tsx';
import { letterDocument, publicReader, readers } from '../handling/index.ts';
import { rateProposal, scoreHandling, viewPublicity } from './commands/handling.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { redactPassages } from './commands/outcome/redact-passages.ts';
import { mergeProposals } from './commands/review/merge-proposals.ts';
import { takeIn } from './commands/review/take-in.ts';
import { letterSource } from './documents/letter-source.ts';
import { proposalPaper } from './documents/proposal-paper.ts';
import { publicPaper } from './documents/public-paper.ts';
import { likenedProposals } from './liken-kind.ts';
import { maskableFields, type Redaction } from './masks.ts';
import { checkPublication } from './queries/check-publication.ts';
import { compareProposals } from './queries/compare-proposals.ts';
import { getProposal } from './queries/get-proposal.ts';
import { getPublicProposal, registerOptions } from './queries/get-public-proposal.ts';
import { listProposals } from './queries/list-proposals.ts';
import { openData } from './queries/open-data.ts';
import { searchRegister } from './queries/search-register.ts';
import { readLine, recordReaders } from './readers.ts';
import { detailPaths, detailReaders } from './readers-detail.ts';
import { presets } from './rules.ts';
import { searchedProposals } from './search-kind.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from './testing.ts';
import { answerBy, contactBy, handledBy, proposeUnits, seeAs } from './testing-life.ts';
import { liveWholeLife, mark, type WholeLife } from './testing-whole-life.ts';
import { proposalFeed, registerFeed } from './web/public/feed-loaders.ts';
import { loaders } from './web/public/loaders.ts';
import { assignmentTransitions, proposalTransitions } from './workflow.ts';

let h: ProposalHarness;
let life: WholeLife;
const DAY = 86_400_000;
beforeAll(async () => {
  h = await openProposalHarness('province');
  life = await liveWholeLife(h);
  h.clock.advance(30 * DAY);
});
afterAll(() => h?.close());

/** Everybody by a letter or two; W the public, T a clerk's token, X somebody of another assembly. */
const people: Readonly<Record<string, string[]>> = {
  P: ['member1', 'member2', 'member3'],
  I: ['member4'],
  M: ['member5', 'member6', 'former'],
  Ul: ['handler1'],
  Ua: ['handler2'],
  S: ['clerk', 'reviewer1', 'assigner'],
  V: ['government-office', 'party-office'],
  L: ['leader'],
  E: ['evaluator'],
  A: ['auditor'],
  T: ['token'],
  W: ['public'],
  X: ['handler3', 'admin', 'stranger'],
};

const inside = 'P I M Ul Ua S V L E A T';
const parties = 'P Ul Ua S V L E A T';
/** Who reads which mark, whatever the output. Marks that nobody reads are not listed and must not be found. */
const written: ReadonlyArray<readonly [readers: string, marks: string]> = [
  [`${inside} W`, 'subject evidence-title key-leader promise-text reply-body second-reply-body'],
  [inside, 'situation signer'],
  [`${parties} W`, 'promise-report look-back-note'],
  [parties, 'evidence-detail merged-subject reply-contact reply-phone'],
  [parties, 'meeting-title meeting-place meeting-chair meeting-participants meeting-minutes'],
  [parties, 'rating-member1-1 rating-member2-1 rating-member3-1 rating-member1-2 rating-member2-2 rating-member3-2'],
  ['P Ul Ua S V T', 'contact-name'],
  ['P Ul Ua S V', 'contact-phone'],
  ['P Ul S V A T', 'contact-whom contact-note'],
  ['P S A T', 'file-note return-reason wish-reason decision-reason'],
  ['Ul Ua S V L A T', 'opinion'],
  ['Ul Ua S V A T', 'confirm-note check-note check-reason cosign-agreed cosign-objection'],
  ['Ul S V A T', 'bounce-reason bounce-refusal extension-reason extension-answer sign-refusal unit-publicity-reason'],
  ['Ul A', 'hand-on-note'],
  ['S E A T', 'selection-title nomination-reason'],
  ['S V L A T', 'assignment-note'],
  ['S A T', 'recommend1 recommend2 send-back redaction-reason'],
  ['S L', 'instruction instruction-leader'],
  ['member3 S A T', 'merge-note merged-wish-reason'],
];

function expected(): Map<string, string[]> {
  return new Map(
    written.flatMap(([who, marks]) => {
      const logins = who.split(' ').flatMap((group) => people[group] ?? [group]);
      return marks.split(' ').map((name) => [mark(name), logins.toSorted()] as const);
    }),
  );
}

const marksIn = (text: string): string[] => [...new Set(text.match(/zz[a-z0-9]+?zz/g) ?? [])];
const registerQuery = { page: 1, size: 20 } as const;

/** Words of the texts, and words that only what is withheld has. */
const searchedFor = [
  '山塘',
  ...['subject', 'situation', 'reply-body', 'opinion', 'merged-subject', 'key-leader'].map(mark),
];
const searchFor = async (ctx: Context, words: string, reader: Reader) => {
  const { groups } = await searchMatters(ctx, [searchedProposals], { words, page: 1, size: 20 }, reader);
  return groups.flatMap((group) => group.items);
};

/** Everything the public can ask for, in every form. */
async function publicOutputs(): Promise<string> {
  const data = await h.run(citizen, getPublicProposal, { params: { proposalId: life.proposalId } });
  const ctx = await h.contextOf(citizen);
  const found = await h.run(citizen, searchRegister, { query: registerQuery });
  const byWord = await h.run(citizen, searchRegister, { query: { ...registerQuery, words: '山塘' } });
  const exports = await Promise.all(
    (['csv', 'json'] as const).map(async (format) => {
      const answer = await h.run(citizen, openData, { query: { format } });
      return wholeText((answer as { body: NodeJS.ReadableStream }).body as never);
    }),
  );
  const pages = await Promise.all([
    loaders.proposal(ctx, life.proposalId).then((page) => drawn('proposal', page)),
    loaders.register(ctx, { words: '山塘' }).then((page) => drawn('register', page)),
    loaders.home(ctx).then((proposals) => drawn('home', { title: '', data: { proposals } })),
  ]);
  const searched = await Promise.all(searchedFor.map((words) => searchFor(ctx, words, 'public')));
  const like = await Promise.all(
    searchedFor.map((words) => findSimilar(ctx, [likenedProposals], { title: words, text: words }, 'public')),
  );
  const links = await Promise.all([life.proposalId, life.mergedId].map((id) => publicLinks(ctx, 'proposal', id)));
  const feeds = [await proposalFeed(ctx, life.proposalId), await registerFeed(ctx, { words: '山塘' })];
  return JSON.stringify([
    data,
    publicPaper(data, '', ctx.t, 'zh-CN'),
    found,
    byWord,
    exports,
    pages,
    feeds,
    searched,
    like,
    links,
  ]);
}

/** A public page as it is sent. */
const drawn = (page: string, loaded: { title: string; data: unknown; description?: string }): string =>
  render({
    page,
    ...loaded,
    env: {
      locale: 'zh-CN',
      url: '/',
      origin: 'https://demo.example',
      assembly: { code: 'demo', name: '', shortName: '', rules: ['proposals', 'suggestions'] },
      display: { fontStep: 1, elderMode: false, theme: 'system' },
      account: null,
      assets: { style: '', island: '' },
    },
  });

/** Every text that can be masked, with its words; all of it is masked where its mark stands. */
async function everyMask(): Promise<Redaction[]> {
  const { texts } = await h.run('clerk', checkPublication, {
    params: { proposalId: life.proposalId },
    query: { decision: 'public', withheld: '' },
  });
  expect(new Set(texts.map((text) => text.field))).toEqual(new Set(maskableFields));
  return texts.flatMap(({ field, itemId, text }) =>
    marksIn(text).map((found) => {
      const from = text.indexOf(found);
      return { field, itemId, from, to: from + found.length, reason: '按规定' };
    }),
  );
}

/** Everything an account can ask for about the two proposals, in every form; what is refused gives nothing. */
async function outputsFor(who: Actor, assembly = h.world.assembly): Promise<string> {
  const ctx = await h.contextOf(who, assembly);
  const params = { proposalId: life.proposalId };
  const found: unknown[] = [];
  const attempt = async (work: () => Promise<unknown>) => {
    const answer = await work().catch(() => null);
    found.push(answer);
    return answer;
  };
  const ask = (operation: { handle: (ctx: never, input: never) => Promise<unknown> }, input: object) =>
    attempt(() => operation.handle(ctx as never, { params: undefined, query: undefined, body: {}, ...input } as never));
  const detail = (await ask(getProposal, { params })) as Awaited<ReturnType<typeof seeAs>> | null;
  if (detail) {
    found.push(proposalPaper(detail, '', ctx.t, 'zh-CN'));
    for (const reply of detail.replies) found.push(letterDocument(letterSource(detail, reply, '', undefined, ctx.t)));
  }
  await ask(getProposal, { params: { proposalId: life.mergedId } });
  await ask(compareProposals, { query: { leftId: life.proposalId, rightId: life.mergedId } });
  await ask(listProposals, { query: { page: 1, size: 100, sort: 'updated' } });
  for (const words of searchedFor) await attempt(() => searchFor(ctx, words, 'inside'));
  for (const id of [life.proposalId, life.mergedId]) await attempt(() => provenanceOf(ctx, 'proposal', id));
  const like = { title: '关于整治山塘水渠的建议', text: sampleContent().situation };
  await attempt(() => findSimilar(ctx, [likenedProposals], like, 'inside'));
  return JSON.stringify(found);
}

async function readByAll(): Promise<Map<string, string[]>> {
  const seen = new Map<string, string[]>();
  const note = (login: string, text: string) => {
    for (const found of marksIn(text)) seen.set(found, [...(seen.get(found) ?? []), login]);
  };
  for (const login of Object.values(people).flat()) {
    if (login === 'public') note(login, await publicOutputs());
    else if (login === 'stranger') note(login, await outputsFor(h.stranger.actorOf('clerk'), h.stranger.assembly));
    else if (login === 'token')
      note(login, await outputsFor({ ...h.world.actorOf('clerk'), kind: 'token', scopes: ['proposals:read'] }));
    else note(login, await outputsFor(h.world.actorOf(login)));
  }
  return new Map([...seen].map(([found, logins]) => [found, logins.toSorted()]));
}

const asLines = (table: Map<string, string[]>) =>
  [...table].map(([found, logins]) => `${found}: ${logins.join(' ')}`).toSorted();

describe('what is withheld', () => {
  it('is read by those of the written table and nobody else, whatever they ask for', async () => {
    expect(asLines(await readByAll())).toEqual(asLines(expected()));
    expect(marksIn(JSON.stringify([h.jobs.sent, await h.announced()]))).toEqual([]);
  });

  it('by a mask leaves every page, list, paper, file and search of the public, in every text that can be masked', async () => {
    const params = { proposalId: life.proposalId };
    const { redactions: before } = await seeAs(h, 'clerk', life.proposalId);
    const redactions = await everyMask();
    await h.run('clerk', redactPassages, { params, body: { redactions } });
    expect(marksIn(await publicOutputs())).toEqual([mark('key-leader')]);
    for (const name of ['subject', 'reply-body', 'situation']) {
      const found = await h.run(citizen, searchRegister, { query: { ...registerQuery, words: mark(name) } });
      expect([name, found.total]).toEqual([name, 0]);
      const inside = await h.run('member6', listProposals, {
        query: { page: 1, size: 20, sort: 'updated', words: mark(name) },
      });
      expect([name, inside.total]).toEqual([name, 1]);
    }
    expect(marksIn(await outputsFor(h.world.actorOf('member6')))).toContain(mark('subject'));
    await h.run('clerk', redactPassages, { params, body: { redactions: before } });
  });

  it('of a reply takes its promises and reports with it, on the page, the paper and in the timeline', async () => {
    const [params, at] = [{ proposalId: life.proposalId }, { proposalId: life.proposalId, assignmentId: life.leadId }];
    await h.run('handler1', viewPublicity, { params: at, body: { view: 'internal', reason: '涉密' } });
    const replies = [{ assignmentId: life.leadId, publicity: 'internal' as const }];
    await h.run('clerk', decidePublicity, { params, body: { decision: 'public', reason: '依申请', replies } });
    const left = [mark('evidence-title'), mark('key-leader'), mark('subject')];
    expect(marksIn(await publicOutputs()).toSorted()).toEqual(left.toSorted());
  });

  it('when only the title is public leaves events and days', async () => {
    const params = { proposalId: life.proposalId };
    await h.run('clerk', decidePublicity, { params, body: { decision: 'title_only', reason: '依申请', replies: [] } });
    expect(marksIn(await publicOutputs())).toEqual([mark('subject')]);
    const { timeline } = await h.run(citizen, getPublicProposal, { params });
    expect(timeline.length).toBeGreaterThan(8);
    for (const item of timeline)
      expect({ unitName: item.unitName, details: item.details }).toEqual({ unitName: null, details: {} });
  });
});

describe('the tables of readers', () => {
  it('have a row for every step and every part; a made-up one is read by nobody', () => {
    const steps = [...Object.keys(proposalTransitions), ...Object.keys(assignmentTransitions)];
    const without = steps.filter((step) => !(step in recordReaders));
    expect(without).toEqual(['edit_draft', 'attach']);
    const parts = detailPaths();
    expect(parts.filter((path) => !detailReaders.has(path))).toEqual([]);
    expect([...detailReaders.keys()].filter((path) => !path.endsWith('.*') && !parts.includes(path))).toEqual([]);
    const line = { action: 'whisper', assignmentId: null, assignmentState: null, details: { text: 'x' } };
    for (const reader of readers) {
      const classes = new Set([reader]);
      expect(readLine({ ...publicReader, classes, towards: () => classes }, line)).toBeNull();
    }
  });
  it('know every step and every fact the whole life has written', async () => {
    const { rows } = await sql<{ action: string; key: string | null }>`select distinct h.action, k.key
      from history h left join lateral jsonb_object_keys(h.details) as k(key) on true`.execute(h.database.db);
    const unknown = rows.filter(({ action, key }) => {
      const rule = (recordReaders as Record<string, { details?: Record<string, unknown> }>)[action];
      return !rule || (key !== null && !(key in (rule.details ?? {})));
    });
    expect(unknown).toEqual([]);
  });
});

describe('before it is said aloud', () => {
  it('a proposed unit is nowhere: not in the record, lists, filters or choices', async () => {
    const proposalId = await h.filed({ subject: '关于桥梁维护的建议' });
    await proposeUnits(h, proposalId, [[2, 'lead']]);
    const unit = h.world.units[2];
    const list = async (who: string) =>
      (await h.run(who, listProposals, { query: { page: 1, size: 100, sort: 'updated', unitId: unit.id } })).items;
    for (const who of ['member1', 'member6', 'handler3']) expect(await list(who)).toEqual([]);
    expect((await list('assigner')).map((item) => item.leadUnits)).toEqual([[unit.name]]);
    expect(JSON.stringify(await seeAs(h, 'member1', proposalId))).not.toContain(unit.name);
    expect(JSON.stringify(await h.run(citizen, registerOptions, {}))).not.toContain(unit.name);
  });
  it('a confidential proposal leaves a trace of everybody who looked into it, but for its proposers', async () => {
    const proposalId = await h.submitted({ confidential: true }, 'member3');
    const open = await h.submitted({}, 'member3');
    for (const who of ['member3', 'clerk']) for (const id of [proposalId, open]) await seeAs(h, who, id);
    const { rows } = await sql<{ actor_name: string; subject: string }>`
      select actor_name, subject from audit_entries where action = 'proposal.confidential_read'`.execute(h.database.db);
    expect(rows).toEqual([{ actor_name: 'test-clerk', subject: `proposal/${proposalId}` }]);
  });
  it('a confidential proposal cannot be merged into one that is not', async () => {
    await h.publish({ review: { ...presets.province.review, rounds: 1 } });
    const open = await h.submitted({}, 'member1');
    const secret = await h.submitted({ confidential: true, subject: mark('confidential') }, 'member3');
    for (const proposalId of [open, secret]) await h.run('clerk', takeIn, { params: { proposalId }, body: {} });
    const refusal = await h.refusal('reviewer1', mergeProposals, {
      params: { proposalId: secret },
      body: { intoId: open, note: '' },
    });
    expect(refusal).toMatchObject({ status: 409, code: 'merge_confidential' });
  });
});

describe('the blind rating', () => {
  it('opens to each side after its own score, to the office after both, to others never', async () => {
    const { proposalId, assignmentId, params } = await handledBy(h);
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A');
    const look = async (who: string) => {
      const [found] = (await seeAs(h, who, proposalId)).blindRatings;
      return found ? [found.proposalScore, ...found.handlingScores] : null;
    };
    await h.run('handler1', rateProposal, {
      params,
      body: { fields: { topic: 7, research: 7, analysis: 7, feasibility: 7, form: 7 }, comment: '' },
    });
    expect(await look('handler1')).toEqual([35]);
    for (const who of ['member1', 'clerk']) expect(await look(who)).toEqual([null]);
    const proposerId = (await seeAs(h, 'member1', proposalId)).proposers[0]!.proposerId;
    const fields = { attitude: 2, timeliness: 2, quality: 3, effect: 3 };
    await h.run('member1', scoreHandling, { params, body: { proposerId, fields, comment: '' } });
    for (const who of ['member1', 'handler1', 'clerk']) expect(await look(who)).toEqual([35, 10]);
    for (const who of ['member6', 'former']) expect(await look(who)).toBeNull();
  });
});
