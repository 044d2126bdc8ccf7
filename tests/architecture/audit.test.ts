/** Whatever the code writes into the audit trail has its group and its sentence; a new act without them fails here. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chains, modules } from '../../app/modules.ts';
import { auditActions, auditGroupNames } from '../../modules/accounts/audit-actions.ts';
import { mergeWords } from '../../platform/i18n/catalogue.ts';
import { platformWords } from '../../platform/i18n/platform-words.ts';
import { files, leaves, read } from './files.ts';

const all = mergeWords([platformWords, ...modules]) as Record<'zh-CN' | 'en', Record<string, unknown>>;
const operations = modules.flatMap((module) => [...module.operations]);
const audited = operations.filter((operation) => operation.audited);

/** The arguments of each call, split at the outermost commas. */
function callsOf(name: string, code: string): string[][] {
  return code
    .split(new RegExp(`\\b${name}\\(`))
    .slice(1)
    .map((rest) => {
      const parts = [''];
      let depth = 0;
      for (const sign of rest) {
        if (')]}'.includes(sign)) depth -= 1;
        if (depth < 0) break;
        if ('([{'.includes(sign)) depth += 1;
        if (sign === ',' && depth === 0) parts.push('');
        else parts[parts.length - 1] += sign;
      }
      return parts.map((part) => part.trim());
    });
}

const written = files('{app,modules,platform}/**/*.ts')
  .filter((path) => !/\.test\.ts$|^platform\/audit\/audit\.ts$|^platform\/http\/run-operation\.ts$/.test(path))
  .flatMap((path) => callsOf('writeAudit', read(path)).map(([, action]) => ({ path, action: action ?? '' })));

const named = (action: string): string[] => [...action.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1]!);

describe('acts kept in the trail', () => {
  it('are named where they are written', () => {
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter(({ action }) => named(action).length === 0)).toEqual([]);
  });
  it('each stand in a group', () => {
    const actions = [...written.flatMap(({ action }) => named(action)), ...audited.map((item) => item.audited!)];
    expect(actions.filter((action) => !auditActions.includes(action))).toEqual([]);
    expect(auditActions.filter((action) => !actions.includes(action))).toEqual([]);
  });
});

describe.each(['zh-CN', 'en'] as const)('the trail in %s', (locale) => {
  const words = leaves(all[locale]);
  const missing = (keys: string[]) => keys.filter((key) => !words.has(`audit.${key}`));
  it('has a sentence for every act, a name for every group, list and chain', () => {
    expect(
      missing([
        ...auditActions.map((action) => `say.${action}`),
        ...auditGroupNames.map((group) => `group.${group}`),
        ...audited.map((operation) => `list.${operation.operationId}`),
        ...chains.map((chain) => `part.${chain.table}`),
      ]),
    ).toEqual([]);
  });
  it('has a word for everything a list can be asked for by', () => {
    const keys = audited.flatMap((operation) =>
      operation.query instanceof z.ZodObject ? Object.keys(operation.query.shape) : [],
    );
    expect(keys.length).toBeGreaterThan(10);
    expect(missing([...new Set(keys)].map((key) => `asked.${key}`))).toEqual([]);
  });
});
