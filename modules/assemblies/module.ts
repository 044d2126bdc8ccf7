/** What assemblies add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getAssembly } from './queries/get-assembly.ts';
import { listAssemblies } from './queries/list-assemblies.ts';
import { listBodies } from './queries/list-bodies.ts';
import { listRuleVersions } from './queries/list-rule-versions.ts';
import { listSessions } from './queries/list-sessions.ts';
import { listUnits } from './queries/list-units.ts';

export const assembliesModule: Module = {
  name: 'assemblies',
  operations: [listAssemblies, getAssembly, listSessions, listBodies, listUnits, listRuleVersions],
  locales: { 'zh-CN': zh, en },
  tables: ['assemblies', 'terms', 'plenary_sessions', 'bodies', 'units', 'rule_versions'],
};
