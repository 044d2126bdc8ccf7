/** The life of an activity as one pure table: planned, announced, held, settled. Who may act is said in `policy.ts`. */
import { defineLife, type Step, stays } from '../../platform/matters/life.ts';

export const activityStates = ['draft', 'announced', 'running', 'ended', 'settled', 'archived', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

export const activityTypes = [
  'plenary',
  'standing_meeting',
  'chair_meeting',
  'committee_meeting',
  'consultation',
  'inspection',
  'study',
  'training',
  'talk',
  'gathering',
  'group_activity',
] as const;
export type ActivityType = (typeof activityTypes)[number];

/** Everybody invited is to come, or whoever signs up while there is room. */
export const modes = ['must_attend', 'sign_up'] as const;
export type Mode = (typeof modes)[number];

export const answers = ['none', 'coming', 'declined', 'waiting'] as const;
export type Answer = (typeof answers)[number];

export const guestKinds = ['overseas', 'hk_macao', 'unit', 'expert', 'other'] as const;
export type GuestKind = (typeof guestKinds)[number];

/** How somebody signed in. */
export const signInWays = ['code', 'number', 'place', 'desk'] as const;
export type SignInWay = (typeof signInWays)[number];

/** What the office settles of each member: leave is no absence. */
export const outcomes = ['present', 'absent', 'leave', 'exempt'] as const;
export type Outcome = (typeof outcomes)[number];

export const leaveStates = ['asked', 'approved', 'declined', 'recalled'] as const;
export type LeaveState = (typeof leaveStates)[number];

/** Who decides on leave: the office, the body that holds the activity, or a leader of the assembly. */
export const approvers = ['office', 'body', 'leader'] as const;
export type Approver = (typeof approvers)[number];

const planned = ['draft', 'announced'] as const;
const told = ['announced', 'running'] as const;

export const activitySteps = {
  create: stays<ActivityState>('draft'),
  edit: stays<ActivityState>(...planned),
  announce: { from: ['draft'], to: ['announced'] },
  postpone: stays<ActivityState>('announced'),
  cancel: { from: planned, to: ['cancelled'] },
  begin: { from: ['announced'], to: ['running'] },
  end: { from: ['running'], to: ['ended'] },
  sign_in: stays<ActivityState>(...told),
  sign_in_for: stays<ActivityState>(...told, 'ended', 'settled'),
  show_code: stays<ActivityState>(...told),
  settle: { from: ['ended', 'settled'], to: ['settled'] },
  archive: { from: ['settled'], to: ['archived'] },
  invite: stays<ActivityState>(...planned, 'running'),
  uninvite: stays<ActivityState>(...planned),
  remind: stays<ActivityState>('announced'),
  answer: stays<ActivityState>(...told),
  answer_for: stays<ActivityState>(...told),
  ask_leave: stays<ActivityState>(...told),
  ask_leave_for: stays<ActivityState>(...told),
  decide_leave: stays<ActivityState>(...told, 'ended'),
  recall_leave: stays<ActivityState>(...told),
  recall_leave_for: stays<ActivityState>(...told),
  write_minutes: stays<ActivityState>('running', 'ended', 'settled'),
  link_result: stays<ActivityState>('running', 'ended', 'settled'),
  add_paper: stays<ActivityState>(...planned, 'running', 'ended', 'settled'),
  remove_paper: stays<ActivityState>(...planned, 'running', 'ended', 'settled'),
} as const satisfies Record<string, Step<ActivityState>>;

export type ActivityAction = keyof typeof activitySteps;

/** The table as the frame reads it: no row moves beside it. */
export const activityLife = defineLife<ActivityState, never>({
  kind: 'activity',
  steps: activitySteps,
  partSteps: {},
  effects: {},
});

/** Known to those invited, and to the public where it is marked so. */
export const knownStates: readonly ActivityState[] = activityStates.filter((state) => state !== 'draft');
