/** The door of assemblies: what other modules' server code may use. */
import './tables.ts';

export { type PublishContext, publishRuleVersion, type RuleToPublish } from './commands/publish-rule-version.ts';
export type { DemoAssembly } from './demo-data.ts';
export { chineseNumeral, englishOrdinal, sessionLabel, termLabel } from './labels.ts';
export { listRuleVersionsOf, type PublishedRuleVersion, type RuleVersion, ruleInForce, ruleVersion } from './rule-versions.ts';
export { type SeededAssembly, type SeededUnit, seedAssembly, seedDemoAssemblies } from './seeds.ts';
export {
  type Assembly,
  type Body,
  bodiesByIds,
  currentTerm,
  findAssemblyByCode,
  insertAssembly,
  insertBodies,
  insertSessions,
  insertTerm,
  insertUnits,
  listAssemblies,
  listBodies,
  listSessions,
  listTerms,
  listUnits,
  sessionInForce,
  type Unit,
  unitsByIds,
} from './store.ts';
export type { BodyKind, UnitKind } from './tables.ts';
export type { PlenarySession, Season, SessionInForce, Term } from './time.ts';
