/** What a duty record can be of: the things an assembly's rules may count. Things a program does by itself are not among them. */

/** How people took part. */
export const recordRoles = ['first', 'joint', 'drafter', 'participant'] as const;
export type RecordRole = (typeof recordRoles)[number];

export const recordTypes = [
  'proposal_submitted',
  'proposal_filed',
  'proposal_key',
  'proposal_excellent',
  'proposal_solved',
  'promise_kept',
  'opinion_submitted',
  'opinion_adopted',
  'attended',
  'absent',
  'on_leave',
  'late',
  'spoke',
  'wrote_speech',
  'study',
  'report',
  'report_adopted',
  'training',
  'talk',
  'public_service',
  'reading',
  'history_work',
  'honour',
  'statement',
  'other',
  'veto',
  'exemption',
] as const;
export type RecordType = (typeof recordTypes)[number];

/** Not counted: what they say decides the band, or that nothing is counted. */
export const circumstantial: readonly RecordType[] = ['veto', 'exemption'];
export const countedTypes = recordTypes.filter((type) => !circumstantial.includes(type));

/** What members may say of themselves; everything else comes from its own room or is entered by the office. */
export const memberTypes = [
  'opinion_submitted',
  'opinion_adopted',
  'study',
  'report',
  'report_adopted',
  'training',
  'talk',
  'public_service',
  'reading',
  'history_work',
  'honour',
  'statement',
  'other',
] as const satisfies readonly RecordType[];

/** Kinds of gatherings, which attendance is of. */
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

const levels = ['county', 'city', 'province', 'national'] as const;
const proposalForms = ['single', 'joint', 'body'] as const;

/** Closer words for a type; types that are not named have none. Those of vetoes and exemptions are the rules' own codes. */
export const subtypesOf: Readonly<Partial<Record<RecordType, readonly string[]>>> = {
  proposal_submitted: proposalForms,
  proposal_filed: proposalForms,
  proposal_key: proposalForms,
  proposal_excellent: proposalForms,
  proposal_solved: proposalForms,
  opinion_adopted: levels,
  attended: activityTypes,
  absent: activityTypes,
  on_leave: activityTypes,
  late: activityTypes,
  spoke: activityTypes,
  wrote_speech: activityTypes,
  training: ['full', 'part'],
  honour: levels,
};

/** Every closer word there is. */
export const subtypes = [...new Set(Object.values(subtypesOf).flat())];

/** Blocks of a file of one member and term, in their order. */
export const fileBlocks: ReadonlyArray<{ block: string; types: readonly RecordType[] }> = [
  { block: 'meetings', types: ['attended', 'absent', 'on_leave', 'late'] },
  {
    block: 'proposals',
    types: [
      'proposal_submitted',
      'proposal_filed',
      'proposal_key',
      'proposal_excellent',
      'proposal_solved',
      'promise_kept',
    ],
  },
  { block: 'speeches', types: ['spoke', 'wrote_speech'] },
  { block: 'opinions', types: ['opinion_submitted', 'opinion_adopted'] },
  { block: 'studies', types: ['study', 'report', 'report_adopted'] },
  { block: 'learning', types: ['training', 'reading', 'history_work'] },
  { block: 'service', types: ['talk', 'public_service', 'honour', 'other'] },
  { block: 'statements', types: ['statement'] },
  { block: 'circumstances', types: ['veto', 'exemption'] },
];
