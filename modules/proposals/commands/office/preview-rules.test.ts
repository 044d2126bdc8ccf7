import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presets } from '../../rules.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { previewRules } from './preview-rules.ts';
import { publishRules } from './publish-rules.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

const { county } = presets;
const preview = (body: object) =>
  h.run('admin', previewRules, { body: { appliesFrom: h.clock.now().toISOString(), ...body } });

describe('previewRules', () => {
  it('names what would be otherwise, and writes nothing', async () => {
    const before = await h.database.db.selectFrom('rule_versions').select('id').execute();
    const { against, differences, overtaken } = await preview({
      content: {
        ...county,
        cosign: { unit: 'day', count: 5 },
        classes: county.classes.filter(({ code }) => code !== 'D'),
      },
    });
    expect(against).toEqual({ version: 1, name: '测试规则' });
    expect(overtaken).toEqual([]);
    expect(differences).toMatchObject([
      { path: 'cosign', before: { count: 7, unit: 'day' }, after: { count: 5, unit: 'day' } },
      { path: 'classes', terms: { added: [], removed: [{ code: 'D' }], reworded: [] } },
    ]);
    expect(await h.database.db.selectFrom('rule_versions').select('id').execute()).toEqual(before);
  });

  it('counts what is not yet handed in, and what of it could no longer be', async () => {
    const found = async (content: object) => (await preview({ content: { ...county, ...content } })).coming;
    const { count } = await found({});
    await h.draft({ subject: '关于在城区二十个公交站加装座椅和遮阳棚的建议' });
    await h.draft({ subject: '座椅', category: 'transport' });
    await h.submitted();
    expect(await found({})).toEqual({ count: count + 2, stopped: [] });
    expect((await found({ limits: { ...county.limits, subject: 20 } })).stopped).toEqual([
      { reason: 'subject_long', count: 1 },
    ]);
    expect((await found({ evidence: { required: true, minimum: 2 } })).stopped).toEqual([
      { reason: 'evidence_missing', count: count + 2 },
    ]);
    const categories = county.categories.filter(({ code }) => code !== 'transport');
    expect((await found({ categories })).stopped).toEqual([{ reason: 'category_gone', count: 1 }]);
  });

  it('counts the open ones that go on under theirs', async () => {
    const staying = async () => (await preview({ preset: 'province' })).staying;
    const [{ count } = { count: 0 }] = await staying();
    await h.submitted();
    expect(await staying()).toEqual([{ version: 1, name: '测试规则', count: count + 1 }]);
  });

  it('tells of a version announced for later', async () => {
    const later = new Date(h.clock.now().getTime() + 86_400_000).toISOString();
    await h.run('admin', publishRules, { body: { name: '明年规则', appliesFrom: later, preset: 'national' } });
    expect((await preview({ preset: 'county' })).overtaken).toEqual([
      { version: 2, name: '明年规则', appliesFrom: later },
    ]);
    const { against } = await preview({ preset: 'county', appliesFrom: later });
    expect(against).toEqual({ version: 2, name: '明年规则' });
  });

  it('says where a content does not fit, and is for the administrator alone', async () => {
    const wrong = { ...county, review: { ...county.review, rounds: 9 } };
    const body = { appliesFrom: h.clock.now().toISOString(), content: wrong };
    expect((await h.refusal('admin', previewRules, { body })).issues).toMatchObject([
      { path: 'body.content.review.rounds' },
    ]);
    expect((await h.refusal('clerk', previewRules, { body })).status).toBe(403);
  });
});
