/** The door of assemblies: what other modules' server code may use. */
import './tables.ts';

export { type Body, bodiesByIds, insertBodies, listBodies } from './bodies.ts';
export { changesChannel, hearChanges } from './cache.ts';
export { currentTerm, insertSessions, insertTerm, listSessions, listTerms, sessionInForce } from './calendar.ts';
export {
  type PublishContext,
  publishAsked,
  publishRuleVersion,
  type RuleToPublish,
  requirePublisher,
} from './commands/publish-rule-version.ts';
export type { DemoAssembly } from './demo-data.ts';
export { tellsOfHeld } from './held.ts';
export { workCalendar } from './holidays.ts';
export { chineseNumeral, localName, localShortName, sessionLabel, termLabel } from './labels.ts';
export { type AreaFeature, areaCollection } from './map-shape.ts';
export { type AssemblyMap, mapOf, setMap } from './maps.ts';
export { officeAmong, officeOfGrant } from './offices.ts';
export {
  listRuleVersionsOf,
  type PublishedRuleVersion,
  type RuleVersion,
  ruleInForce,
  ruleVersion,
  ruleVersionsShown,
  subjectsInForce,
  versionInForce,
} from './rule-versions.ts';
export { type SeededAssembly, type SeededUnit, seedAssembly, seedDemoAssemblies } from './seeds.ts';
export { type Assembly, findAssemblyByCode, insertAssembly, listAssemblies } from './store.ts';
export type { BodyKind, UnitKind } from './tables.ts';
export { type PlenarySession, type Season, type SessionInForce, type Term, termAt } from './time.ts';
export { insertUnits, listUnits, type Unit, unitsByIds } from './units.ts';
