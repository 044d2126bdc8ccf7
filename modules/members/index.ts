/** The door of members: what other modules' server code may use. */
import './tables.ts';

export { createDemoActor, type DemoActor, type DemoServices } from './demo-actor.ts';
export { nameKey, partNames, type WrittenName, type WrittenNames } from './names.ts';
export { type DemoDirectory, type DemoMember, seedDemoDirectory } from './seeds.ts';
export { insertMembers, listMembers, type Member, type MemberFilter, membersByIds, membershipOf } from './store.ts';
