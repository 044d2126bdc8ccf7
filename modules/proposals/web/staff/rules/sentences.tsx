/** A version of the rules as sentences a clerk reads, in the order of a proposal's life. */
import { comma } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { escalationSteps } from '../../../../handling/contract.ts';
import { type ProposalRules, undoMinutes } from '../../../rules.ts';

type Span = ProposalRules['cosign'];

export function Sentences({ rules }: { rules: ProposalRules }) {
  const { t, locale } = useSession();
  const span = ({ count, unit }: Span) => t(`staff.rules.span.${unit}`, { count });
  const say = (key: string, params: Record<string, unknown> = {}) => t(`staff.rules.say.${key}`, params);
  const { limits, evidence, review, assignment, handling, rating, publicity } = rules;
  const levels = rating.reworkWhen.map((level) => t(`handling.satisfaction.${level}`)).join(comma(locale));
  const parts: Record<string, string[]> = {
    writing: [
      say('limits', { subject: limits.subject, text: limits.text }),
      say(evidence.required ? 'evidence' : 'evidenceAdvised', { count: evidence.minimum }),
      say('cosign', { count: limits.cosigners, span: span(rules.cosign) }),
    ],
    review: [
      say('rounds', { count: review.rounds, span: span(review.span) }),
      undoMinutes(rules) > 0 ? say('undoMerge', { count: undoMinutes(rules) }) : say('noUndoMerge'),
      say('confirmed', { by: t(`staff.rules.by.${assignment.confirmedBy}`) }),
      say('accept', { span: span(assignment.accept) }),
    ],
    handling: [
      say(handling.contactRequired ? 'contactNeeded' : 'contact', { span: span(handling.firstContact) }),
      say('opinion', { span: span(handling.opinion) }),
      say('reply', { span: span(handling.reply), most: span(handling.replyAtMost) }),
      handling.checkRequired ? say('check', { span: span(handling.check) }) : say('noCheck'),
      ...escalationSteps(rules).map(({ office, after }) =>
        say(office === 'leader' ? 'toLeader' : 'toSupervision', { count: after }),
      ),
      say('classes', { classes: rules.classes.map((item) => item.code).join(comma(locale)) }),
    ],
    rating: [
      say('rating', { form: t(`handling.ratingForm.${rating.form}`), span: span(rating.span) }),
      rating.reworks > 0 && levels
        ? say('rework', { levels, span: span(rating.rework), count: rating.reworks })
        : say('noRework'),
      say('publicity', {
        decision: t(`proposals.publicity.${publicity.defaultDecision}`),
        span: span(publicity.delay),
      }),
      say('lookBack', { span: span(rules.lookBack) }),
    ],
  };
  return Object.entries(parts).map(([part, sentences]) => (
    <section key={part}>
      <h2>{t(`staff.rules.part.${part}`)}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  ));
}
