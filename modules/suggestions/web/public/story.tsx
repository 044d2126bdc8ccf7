import { Stages } from '../../../../web/kit/stages.tsx';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { PublicSuggestion } from '../../contract/public.ts';
import { stepName } from './shared.tsx';

type Line = PublicSuggestion['timeline'][number];
type Kind = 'screening' | 'care' | 'answer' | 'after';

const kinds: Readonly<Record<Kind, readonly string[]>> = {
  screening: ['send', 'import', 'resend', 'return', 'decline', 'admit', 'pass_on', 'convert', 'make_public'],
  care: ['take_up', 'join_team', 'record_visit', 'give_back', 'propose_assignment', 'confirm_assignment', 'accept'],
  answer: ['answer_led', 'rate_led', 'close_led', 'issue_reply', 'rate', 'close_unrated'],
  after: ['add_promise', 'report_promise', 'look_back', 'show_case'],
};
const kindOf = (action: string, before: Kind): Kind =>
  (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].includes(action)) ?? before;

/** Lines of one kind that follow each other are one stage. */
export function stagesOf(lines: readonly Line[]): Array<{ kind: Kind; lines: Line[] }> {
  const stages: Array<{ kind: Kind; lines: Line[] }> = [];
  for (const line of lines) {
    const last = stages.at(-1);
    const kind = kindOf(line.action, last?.kind ?? 'screening');
    if (last?.kind === kind) last.lines.push(line);
    else stages.push({ kind, lines: [line] });
  }
  return stages;
}

const DAY = 86_400_000;
const daysOf = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / DAY);

/** What happened when, by stage: from when to when, what came of it; the steps unfold. */
export function Story({ env, it }: { env: PageEnv; it: PublicSuggestion }) {
  const { t } = env;
  const stages = stagesOf(it.timeline);
  // Screened, and nobody has it yet: what goes on is what comes next.
  const next = it.state === 'accepted' && stages.at(-1)?.kind === 'screening';
  const ended = it.state === 'closed' || next;
  const waiting = {
    key: 'next',
    title: t('suggestions.stage.care'),
    said: t('suggestions.mine.waits.accepted'),
    current: true,
    lines: [],
  };
  const told = stages.map(({ kind, lines }, at) => {
    const [first, last] = [lines[0]!, lines.at(-1)!];
    const until = stages[at + 1]?.lines[0]?.on ?? last.on;
    const days = daysOf(first.on, until);
    const [from, to] = [dateText(env, first.on), dateText(env, until)];
    return {
      key: `${kind}${at}`,
      title: t(`suggestions.stage.${kind}`),
      period: from === to ? from : t('suggestions.page.period', { from, until: to }),
      ...(days > 0 ? { days: t('suggestions.page.days', { count: days }) } : {}),
      said: stepName(env, last.action),
      current: !ended && at === stages.length - 1,
      lines: lines.map((line, index) => ({
        key: `${index}`,
        title: stepName(env, line.action),
        date: dateText(env, line.on),
        dateTime: line.on,
      })),
    };
  });
  return <Stages label={t('suggestions.page.story')} stages={[...told, ...(next ? [waiting] : [])]} />;
}
