/** Suggestions of the demo province in every state of their life, made by the same commands people use. */
import { createHash } from 'node:crypto';
import { newId } from '../../platform/db/ids.ts';
import { type Actor, type Context, citizen, system } from '../../platform/http/context.ts';
import { publishRuleVersion } from '../assemblies/index.ts';
import { createDemoActor, type DemoActor, type DemoDirectory, type DemoServices } from '../members/index.ts';
import { convertSuggestion } from './commands/convert-suggestion.ts';
import { unitSteps } from './commands/handling.ts';
import { joinSuggestion } from './commands/joining.ts';
import { answerLedSuggestion, recordSuggestionVisit, takeUpSuggestion } from './commands/leading.ts';
import { objectToDecision, rateMySuggestion, withdrawMySuggestion } from './commands/my-suggestion.ts';
import { showSuggestionCase } from './commands/publicity.ts';
import { acceptSuggestion, declineSuggestion, passOnSuggestion, returnSuggestion } from './commands/screening.ts';
import { sendSuggestion } from './commands/send-suggestion.ts';
import { demoPhoto } from './demo/photo.ts';
import { type Stage, type Story, stories } from './demo/stories.ts';
import { getSuggestion } from './queries/get-suggestion.ts';
import { presets, type SuggestionRules } from './rules.ts';

const DAY = 86_400_000;

/** Demo senders leave no address, and the installation sends no codes: anyone may send. */
const rules: Readonly<Record<string, SuggestionRules>> = {
  xiangnan: { ...presets.province, identity: 'none' },
  linjiang: { ...presets.national, identity: 'none' },
  qinghe: presets.county,
};

const secretOf = (id: string) => createHash('sha256').update(`demo/${id}`).digest('base64url');

/** Stages that begin with one of these have it behind them. */
const past = (stage: Stage, ...stages: readonly Stage[]) => stages.includes(stage);
const screenedOut: readonly Stage[] = ['received', 'returned', 'declined', 'objected', 'passed_on', 'withdrawn'];
const withUnits: readonly Stage[] = ['assigning', 'dispatched', 'handling', 'answered', 'closed', 'case'];

/** How long ago each began, so that what is at work is recent. */
const daysAgo = (stage: Stage, nth: number): number =>
  past(stage, 'received', 'returned', 'withdrawn')
    ? 1 + (nth % 3)
    : past(stage, 'case', 'closed', 'led_closed')
      ? 60 + nth * 2
      : 12 + (nth % 9);

class Life {
  readonly id: string;
  readonly demo: DemoActor;
  readonly story: Story;
  private readonly asCitizen: <T>(run: (ctx: Context) => Promise<T>) => Promise<T>;

  constructor(demo: DemoActor, story: Story, asCitizen: Life['asCitizen']) {
    this.demo = demo;
    this.story = story;
    this.asCitizen = asCitizen;
    this.id = newId(demo.clock.now().getTime());
  }

  private later(days: number) {
    this.demo.clock.advance(days * DAY);
  }

  private act(office: string, operation: { handle: unknown }, body: object, params: object = {}) {
    const input = { params: { suggestionId: this.id, ...params }, body };
    return this.demo.act(office, operation as never, input as never);
  }

  private byMe(operation: { handle: unknown }, body: object) {
    const handle = operation.handle as (ctx: Context, input: unknown) => Promise<unknown>;
    return this.asCitizen((ctx) => handle(ctx, { params: { secret: secretOf(this.id) }, body }));
  }

  async send(nth: number): Promise<void> {
    const { text, category, place, at, photo } = this.story;
    await this.asCitizen(async (ctx) => {
      const photoIds = photo ? [await demoPhoto(ctx, photo, nth)] : [];
      const point = at ? { point: { longitude: at[0], latitude: at[1] } } : {};
      const body = {
        suggestionId: this.id,
        secret: secretOf(this.id),
        text,
        subject: '',
        category,
        place,
        photoIds,
        ...point,
      };
      await sendSuggestion.handle(ctx, {
        params: undefined,
        query: undefined,
        body: { ...body, name: '', receivedAtCounter: false },
      });
    });
  }

  private async join(): Promise<void> {
    for (let nth = 0; nth < (this.story.joined ?? 0); nth += 1) {
      const token = secretOf(`${this.id}/${nth}`);
      await this.asCitizen((ctx) =>
        joinSuggestion.handle(ctx, { params: { suggestionId: this.id }, query: undefined, body: { token } }),
      );
    }
  }

  private async screenOut(): Promise<void> {
    const { stage } = this.story;
    if (stage === 'withdrawn') await this.byMe(withdrawMySuggestion, { reason: '已经解决' });
    if (stage === 'returned')
      await this.act('clerk', returnSuggestion, { code: 'no_place', note: '请写明是哪条路、靠近什么地方。' });
    if (stage === 'passed_on')
      await this.act('clerk', passOnSuggestion, { code: 'hotline', note: '已转热线，由社区联系您。' });
    if (past(stage, 'declined', 'objected'))
      await this.act('clerk', declineSuggestion, {
        code: this.story.category === 'other' ? 'private' : 'empty',
        note: '',
      });
    if (stage === 'objected') await this.byMe(objectToDecision, { text: '我说的是学校周边的早餐，请再看看。' });
  }

  private async led(): Promise<void> {
    const { stage, answer } = this.story;
    await this.act('member1', takeUpSuggestion, { note: '' });
    this.later(2);
    const happenedOn = this.demo.clock.now().toISOString().slice(0, 10);
    const visit = { happenedOn, place: this.story.place, people: '居民代表、社区工作者', photoIds: [] };
    await this.act('member1', recordSuggestionVisit, {
      ...visit,
      kind: 'visit',
      text: '到现场看了情况，与居民聊了需求。',
    });
    if (stage === 'led') return;
    this.later(2);
    await this.act('member1', recordSuggestionVisit, {
      ...visit,
      kind: 'consultation',
      text: '与管理单位、居民代表商量了办法。',
    });
    await this.act('member1', answerLedSuggestion, { text: answer });
    if (stage === 'led_closed')
      await this.byMe(rateMySuggestion, {
        replyId: null,
        rating: { form: 'three_level', overall: 'satisfied' },
        comment: '',
      });
  }

  private async assigned(unit: { id: string; key: string; side: string }): Promise<void> {
    const { stage, answer } = this.story;
    const { proposeAssignmentOfSuggestion, confirmAssignmentOfSuggestion, acceptAssignmentOfSuggestion } = unitSteps;
    await this.act('assigner', proposeAssignmentOfSuggestion, { units: [{ unitId: unit.id, role: 'lead' }], note: '' });
    if (stage === 'assigning') return;
    const { assignments } = await this.read();
    const part = { assignmentId: assignments[0]!.assignmentId };
    await this.act(`${unit.side}-office`, confirmAssignmentOfSuggestion, { note: '' }, part);
    if (stage === 'dispatched') return;
    this.later(1);
    await this.act(`${unit.key}-receiver`, acceptAssignmentOfSuggestion, {}, part);
    if (stage === 'handling') return;
    this.later(4);
    const reply = { class: 'A', letterNumber: '', body: answer, contactName: '', contactPhone: '', signerName: '' };
    await this.act(`${unit.key}-handler`, unitSteps.draftReplyOfSuggestion, reply, part);
    await this.act(`${unit.key}-handler`, unitSteps.submitCheckOfSuggestion, {}, part);
    const { assignments: now } = await this.read();
    if (now[0]!.state === 'checking')
      await this.act(`${unit.side}-office`, unitSteps.passCheckOfSuggestion, { note: '' }, part);
    await this.act(`${unit.key}-signer`, unitSteps.signReplyOfSuggestion, { signerName: '单位负责人' }, part);
    await this.act(`${unit.key}-handler`, unitSteps.issueReplyOfSuggestion, {}, part);
    if (stage === 'answered') return;
    const { replies } = await this.read();
    await this.byMe(rateMySuggestion, {
      replyId: replies[0]!.replyId,
      rating: { form: 'three_level', overall: 'satisfied' },
      comment: '',
    });
    if (stage === 'case') await this.act('clerk', showSuggestionCase, { shown: true });
  }

  private read() {
    return this.demo.act('clerk', getSuggestion, { params: { suggestionId: this.id } });
  }

  async live(nth: number, unit: { id: string; key: string; side: string }): Promise<void> {
    const { stage, category } = this.story;
    await this.send(nth);
    if (screenedOut.includes(stage)) return this.screenOut();
    await this.act('clerk', acceptSuggestion, { category, publicityReason: '', note: '' });
    await this.join();
    if (stage === 'converted') await this.act('member1', convertSuggestion, { note: '适合作为提案提出' });
    if (past(stage, 'led', 'led_answered', 'led_closed')) await this.led();
    if (withUnits.includes(stage)) await this.assigned(unit);
  }
}

/** @returns how many suggestions were made */
export async function seedDemoSuggestions(services: DemoServices, directory: DemoDirectory): Promise<number> {
  const now = services.clock.now();
  let count = 0;
  for (const [code, told] of Object.entries(stories)) {
    const { ref: assembly, units, termStart } = directory.assemblies.get(code)!;
    const publishing = { db: services.db, actor: system, assembly, clock: services.clock };
    const rule = { subject: 'suggestions', name: '微建议办理规则', appliesFrom: termStart, content: rules[code] };
    await publishRuleVersion(publishing, rule);
    const demo = createDemoActor(services, directory, code);
    const asCitizen = <T>(run: (ctx: Context) => Promise<T>): Promise<T> => {
      const actor: Actor = citizen;
      return run({ ...services, actor, assembly, clock: demo.clock });
    };
    const handling = units.filter((unit) => unit.kind === 'handling');
    for (const [nth, story] of told.entries()) {
      demo.clock.set(new Date(now.getTime() - daysAgo(story.stage, nth) * DAY));
      await new Life(demo, story, asCitizen).live(nth, handling[nth % Math.min(3, handling.length)]!);
      count += 1;
    }
  }
  return count;
}
