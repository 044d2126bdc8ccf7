/**
 * What a kind of matter says so that its handling has screens: at the desk the forms of all steps, the units, ratings and
 * promises; in the member's front replies, rating and score. Its detail has the parts of `HandledDetail`.
 */
import type { ClockView } from '../../../../platform/clocks/contract.ts';
import type { CallInput, CallOutput, Endpoint } from '../../../../platform/http/endpoint.ts';
import type { Translate } from '../../../../platform/i18n/translate.ts';
import { addressOf, call } from '../../../../web/client.ts';
import type { StepContext, StepDetail, StepSpec } from '../../../../web/staff/steps/fields.ts';
import {
  type Addressee,
  type AssignmentView,
  type BlindRatingView,
  type HandlingCalls,
  type HandlingName,
  type HandlingRules,
  type HostAddress,
  handlingCalls,
  type PromiseView,
  type RatingForm,
  type RatingView,
  type ReplyView,
} from '../../contract.ts';

/** Parts of a matter's detail that the screens of handling read. */
export interface HandledDetail extends StepDetail {
  state: string;
  replyRound: number;
  /** Who confirms assignments and decides on returns by the rules of this matter. */
  confirmedBy: 'supervision' | 'committee';
  /** Asked for by those it is from. */
  suggestedUnitIds?: readonly string[];
  assignments: ReadonlyArray<AssignmentView & { clocks: readonly ClockView[] }>;
  replies: readonly ReplyView[];
  ratings: readonly RatingView[];
  blindRatings: readonly BlindRatingView[];
  promises: readonly PromiseView[];
  history: ReadonlyArray<{
    at: string;
    action: string;
    actorName: string;
    /** Absent where only the facts of the step name it. */
    unitName?: string | null;
    details: Record<string, unknown>;
  }>;
}

/** Choices of the room's rules. */
export interface HandlingOptions {
  bounceReasons: ReadonlyArray<{ code: string; label: string }>;
  classes: ReadonlyArray<{ code: string; label: string }>;
  ratingForm: RatingForm['form'];
  units: ReadonlyArray<{ unitId: string; name: string }>;
  handlers: ReadonlyArray<{ accountId: string; name: string; unitId: string }>;
  /** As the room keeps them; here the part on ratings. */
  rules: unknown;
}

/** Somebody the reply is for. */
export interface RaterView {
  id: string;
  name: string;
  /** The reader speaks for them. */
  mine: boolean;
}

export interface UnitLoadView {
  unitId: string;
  open: number;
  late: number;
  answered: number;
}

export interface HandlingFront<D extends HandledDetail = HandledDetail, O extends HandlingOptions = HandlingOptions> {
  /** Whose words name states and actions. */
  room: string;
  address: HostAddress<string, string, import('zod').ZodType, string>;
  /** Key of the query that holds the detail, before code and id. */
  cached: string;
  detail(code: string, matterId: string): Promise<D>;
  options(code: string): Promise<O>;
  /** Open and late work of each unit, and how much of this sort it has answered. */
  loads?(code: string, matterId: string): Promise<{ items: readonly UnitLoadView[] }>;
  /** Of a reply, as PDF or Word. */
  letter: Endpoint;
  /** How a letter begins: what it is called, and to whom. @param t words in Chinese, the language of letters */
  letterHead(detail: D, assembly: string, t: Translate): { title: string; addressees: readonly Addressee[] };
  /** All whose rating of the replies is asked. */
  raters(detail: D): readonly RaterView[];
  /** First name on the letter, to whom the unit speaks. */
  addressee(detail: D): string | undefined;
  /** Its address below the assembly's, in the member's front and at the desk. */
  path(matterId: string): string;
}

export type HandlingStep<D extends HandledDetail = HandledDetail> = StepContext<D, HandlingOptions>;
export type HandlingSpecs<D extends HandledDetail> = Readonly<Record<string, StepSpec<HandlingStep<D>>>>;
/** A reply may be looked for in a step's context that is not yet whole. */
export type OnPart = Pick<HandlingStep, 'detail' | 'assignmentId'>;

interface Input<N extends HandlingName> {
  body: NonNullable<CallInput<HandlingCalls[N]>['body']>;
  params?: Record<string, string>;
}
type Taken = Pick<HandlingStep, 'code' | 'matterId' | 'assignmentId'>;

/** Takes a step of handling on the matter, and on the assignment where the context names one. @throws ApiProblem */
export function take<N extends HandlingName>(
  front: Pick<HandlingFront, 'address'>,
  name: N,
  { code, matterId, assignmentId }: Taken,
  { body, params }: Input<N>,
): Promise<CallOutput<HandlingCalls[N]>> {
  const named = { [front.address.idParam]: matterId, ...(assignmentId ? { assignmentId } : {}), ...params };
  return call(handlingCalls(front.address)[name] as Endpoint, code, { params: named, body } as never) as never;
}

/** Where the letter of a reply is fetched. */
export const letterAddress = (
  front: Pick<HandlingFront, 'address' | 'letter'>,
  code: string,
  matterId: string,
  replyId: string,
  format: 'pdf' | 'docx' = 'pdf',
): string => addressOf(front.letter, code, { [front.address.idParam]: matterId, replyId }, { format });

/** The rules of rating, as every host keeps them; undefined where the room does not tell them. */
export const ratingRules = (options: HandlingOptions): HandlingRules['rating'] | undefined =>
  (options.rules as Pick<HandlingRules, 'rating'> | null)?.rating;

export const assignmentIn = ({ detail, assignmentId }: OnPart) =>
  detail.assignments.find((item) => item.assignmentId === assignmentId)!;

/** The unit's reply of a round; without one, of the round in hand. */
export const replyOf = ({ detail, assignmentId }: OnPart, round = detail.replyRound) =>
  detail.replies.find((item) => item.assignmentId === assignmentId && item.round === round);

/** What the unit has asked and nobody has answered. */
export const askedExtension = (context: OnPart) =>
  assignmentIn(context).extensions.find((item) => item.status === 'asked');

/** The lead's draft this assisting unit has been asked to agree with. */
export const cosignAsked = ({ detail, assignmentId }: OnPart) =>
  detail.replies.find((reply) =>
    reply.cosigns.some((cosign) => cosign.assignmentId === assignmentId && cosign.status === 'asked'),
  );

/** Replies of this round and those who have not rated them. */
export const unrated = <D extends HandledDetail>(front: HandlingFront<D>, detail: D) =>
  detail.replies
    .filter((reply) => reply.round === detail.replyRound && reply.issuedAt)
    .flatMap((reply) =>
      front
        .raters(detail)
        .filter((item) => !detail.ratings.some((r) => r.replyId === reply.replyId && r.proposerId === item.id))
        .map((item) => ({ value: `${reply.replyId} ${item.id}`, label: `${item.name} → ${reply.unitName}` })),
    );
