/** The lives of an alliance and of a matter it takes up, as pure tables. Who may act is said in `policy.ts`. */
import { defineLife, type PartStep, type Step, stays } from '../../platform/matters/life.ts';

export const allianceStates = ['forming', 'standing', 'dissolved'] as const;
export type AllianceState = (typeof allianceStates)[number];
export const seatStates = ['invited', 'joined', 'declined', 'left'] as const;
export type SeatState = (typeof seatStates)[number];
export const personRoles = ['contact', 'member', 'chair'] as const;
export type PersonRole = (typeof personRoles)[number];
export const rules = ['all', 'majority'] as const;
export type Rule = (typeof rules)[number];

const alive = ['forming', 'standing'] as const;

export const allianceSteps = {
  found: stays<AllianceState>('forming'),
  edit: stays<AllianceState>(...alive),
  invite: stays<AllianceState>(...alive),
  accept: { from: alive, to: ['standing'] },
  decline: stays<AllianceState>(...alive),
  name_person: stays<AllianceState>(...alive),
  remove_person: stays<AllianceState>(...alive),
  pass_chair: stays<AllianceState>('standing'),
  leave: { from: ['standing'], to: ['standing', 'forming'] },
  dissolve: { from: alive, to: ['dissolved'] },
  propose: stays<AllianceState>('standing'),
} as const satisfies Record<string, Step<AllianceState>>;
export type AllianceAction = keyof typeof allianceSteps;

export const allianceLife = defineLife<AllianceState, never>({
  kind: 'alliance',
  steps: allianceSteps,
  partSteps: {},
  effects: {},
});

export const matterStates = ['proposed', 'working', 'concluded', 'dropped'] as const;
export type MatterState = (typeof matterStates)[number];
/** Of one assembly's part: its answer to the proposal, then its contribution. */
export const partStates = ['asked', 'agreed', 'refused', 'open', 'written', 'handed_in', 'aside'] as const;
export type PartState = (typeof partStates)[number];
export const fileLabels = ['internal', 'sensitive'] as const;
export type FileLabel = (typeof fileLabels)[number];

const open = ['proposed', 'working'] as const;

export const matterSteps = {
  propose: stays<MatterState>('proposed'),
  edit: stays<MatterState>(...open),
  begin: { from: ['proposed'], to: ['working'] },
  add_minutes: stays<MatterState>('working'),
  add_file: stays<MatterState>(...open),
  remove_file: stays<MatterState>(...open),
  share: stays<MatterState>(...open),
  unshare: stays<MatterState>(...open),
  conclude: { from: ['working'], to: ['concluded'] },
  drop: { from: open, to: ['dropped'] },
} as const satisfies Record<string, Step<MatterState>>;

const answered = ['asked', 'agreed', 'refused'] as const;

export const partSteps = {
  agree: { matter: ['proposed'], roles: ['own'], from: answered, to: ['agreed'] },
  refuse: { matter: ['proposed'], roles: ['own'], from: answered, to: ['refused'] },
  write: { matter: ['working'], roles: ['own'], from: ['open', 'written', 'aside'], to: ['written'] },
  hand_in: { matter: ['working'], roles: ['own'], from: ['written'], to: ['handed_in'] },
  take_back: { matter: ['working'], roles: ['own'], from: ['handed_in'], to: ['written'] },
} as const satisfies Record<string, PartStep<MatterState, PartState, 'own'>>;

export type PartAction = keyof typeof partSteps;
export type MatterAction = keyof typeof matterSteps | PartAction;

export const matterLife = defineLife<MatterState, PartState>({
  kind: 'alliance_matter',
  steps: matterSteps,
  partSteps,
  effects: { agree: ['working'] },
});

/** Whether enough have agreed; those that stand aside have no say. */
export function isAgreed(rule: Rule, states: readonly PartState[]): boolean {
  const asked = states.filter((state) => state !== 'aside');
  const agreed = asked.filter((state) => state === 'agreed').length;
  return rule === 'all' ? agreed > 0 && agreed === asked.length : agreed * 2 > asked.length;
}

/** Parts without which a matter cannot be concluded. */
export const waitsFor = (state: PartState): boolean => state === 'open' || state === 'written';
