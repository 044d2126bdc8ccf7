/** Marked words through every output as every reader: who meets which is stated here, and nothing else is met. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSuggestionHouse, type Sent, type SuggestionHouse } from './testing.ts';

/** Words put where they must not be read by all. */
const marks = {
  masked: '遮盖词甲',
  contact: '联系人乙',
  reason: '公开理由丙',
  people: '走访对象丁',
  objection: '异议原话戊',
  bounce: '退办理由己',
  draft: '答复草稿庚',
  decision: '退回说明辛',
} as const;
type Mark = keyof typeof marks;

let house: SuggestionHouse;
let sent: Sent;
let led: Sent;

beforeAll(async () => {
  house = await openSuggestionHouse();
  const text = `新街路口的路灯不亮，请尽快修好。${marks.masked}。`;
  sent = await house.send({
    text,
    place: '新街路口',
    name: marks.contact,
    contact: { channel: 'mail', address: 'x@example.cn' },
  });
  const id = sent.suggestionId;
  await house.step('clerk', id, 'return', { code: 'unclear', note: marks.decision });
  const mine = (path: string, body: object) =>
    house.ok({ method: 'POST', path: `/suggestions/mine/${sent.secret}/${path}`, body });
  await mine('objections', { text: marks.objection });
  await house.step('assigner', id, 'objection', { upheld: true, answer: '同意' });
  await house.step('clerk', id, 'accept', { category: 'street' });
  await house.step('clerk', id, 'publicity', { decision: 'title_only', reason: marks.reason });
  await house.step('clerk', id, 'publicity', { decision: 'public', reason: marks.reason });
  const from = text.indexOf(marks.masked);
  const redactions = [{ field: 'text', from, to: from + marks.masked.length, reason: '测试' }];
  await house.step('clerk', id, 'redactions', { redactions });
  const units = [
    { unitId: house.here.units[0].id, role: 'separate' },
    { unitId: house.here.units[1].id, role: 'separate' },
  ];
  await house.step('assigner', id, 'assignment', { units, note: '' });
  const { assignments } = await house.ok({ as: 'clerk', path: `/suggestions/${id}` });
  for (const { assignmentId } of assignments)
    await house.step('assigner', id, `assignments/${assignmentId}/confirm`, { note: '' });
  const of = (unitId: string) =>
    assignments.find((item: { unitId: string }) => item.unitId === unitId).assignmentId as string;
  const [first, second] = [of(house.here.units[0].id), of(house.here.units[1].id)];
  await house.step('receiver1', id, `assignments/${first}/accept`, {});
  const reply = { class: 'A', letterNumber: '', body: marks.draft, contactName: '', contactPhone: '', signerName: '' };
  await house.ok({ as: 'handler1', method: 'PUT', path: `/suggestions/${id}/assignments/${first}/reply`, body: reply });
  await house.step('receiver2', id, `assignments/${second}/bounce`, {
    reasonCode: 'not_our_duty',
    reason: marks.bounce,
  });
  led = await house.send({ text: '河边公园的椅子坏了几处，请修理。' });
  await house.step('clerk', led.suggestionId, 'accept', {});
  await house.step('member2', led.suggestionId, 'take-up', { note: '' });
  const visit = {
    kind: 'visit',
    happenedOn: '2026-01-20',
    place: '河边公园',
    people: marks.people,
    text: '看了现场。',
  };
  await house.step('member2', led.suggestionId, 'visits', visit);
  await house.react();
});
afterAll(() => house.close());

/** Everything a reader is answered, as one text. */
async function everything(as: string | undefined): Promise<string> {
  const who = as === undefined || as === 'sender' ? {} : { as };
  const ids = [sent.suggestionId, led.suggestionId];
  const paths = [
    ...ids.map((id) => `/suggestions/${id}`),
    ...ids.map((id) => `/suggestions/public/${id}`),
    '/suggestions',
    '/suggestions/public',
    '/suggestions/map',
    '/suggestions/moderation',
    ...Object.values(marks).flatMap((word) => [
      `/suggestions?words=${encodeURIComponent(word)}&size=1`,
      `/suggestions/public?words=${encodeURIComponent(word)}`,
    ]),
    ...(as === 'sender' ? [sent, led].map(({ secret }) => `/suggestions/mine/${secret}`) : []),
  ];
  const answers = [];
  for (const path of paths) answers.push((await house.call({ ...who, path })).body);
  return answers.join('\n');
}

const all = Object.keys(marks) as Mark[];
const meets: ReadonlyArray<[reader: string | undefined, marks: readonly Mark[]]> = [
  [undefined, []],
  ['elsewhere:clerk', []],
  ['admin', []],
  ['receiver3', []],
  ['member1', ['masked', 'people']],
  ['committee-contact', ['masked', 'people']],
  ['leader', ['masked', 'people']],
  ['evaluator', ['masked', 'people']],
  ['receiver2', ['masked', 'bounce']],
  ['receiver1', ['masked', 'draft']],
  ['government-office', ['masked', 'people', 'bounce', 'draft']],
  ['assigner', all.filter((mark) => mark !== 'contact' && mark !== 'decision')],
  ['auditor', all.filter((mark) => mark !== 'contact' && mark !== 'decision')],
  ['clerk', all.filter((mark) => mark !== 'decision')],
  ['sender', ['masked', 'contact', 'objection']],
];

describe('a reader', () => {
  it.each(meets)('%s meets what the tables say', async (reader, expected) => {
    const read = await everything(reader);
    expect(all.filter((mark) => read.includes(marks[mark]))).toEqual(all.filter((mark) => expected.includes(mark)));
  });
});
