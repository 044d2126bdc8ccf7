/** Offices as menus group them. */

/** Those of the committee who take in, review and assign, and who lead, evaluate and audit. */
const review = ['clerk', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner', 'leader', 'evaluator', 'auditor'];

/** The supervision offices of party and government. */
export const supervision: readonly string[] = ['supervision_party', 'supervision_government'];

export const committee: readonly string[] = [...review, ...supervision];

export const units: readonly string[] = ['unit_receiver', 'unit_handler', 'unit_signer'];
