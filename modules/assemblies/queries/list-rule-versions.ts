/** Every rule the assembly has set, with its versions and which applies now. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { assemblyEndpoints } from '../contract.ts';
import { can } from '../policy.ts';
import { listRuleVersions as readRuleVersions, versionInForce } from '../rule-versions.ts';

export const listRuleVersions = defineQuery({
  ...assemblyEndpoints.listRuleVersions,
  operationId: 'listRuleVersions',
  summary: 'Rules of the assembly with all their versions',
  tag: 'assemblies',
  access: 'signed_in',
  scope: 'proposals:read',
  async handle({ db, actor, assembly, clock }, { query }) {
    const decision = can(actor, 'list_rules');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const all = await readRuleVersions(db, assembly.id);
    const chosen = all.filter((rule) => query.subject === undefined || rule.subject === query.subject);
    const applying = new Set(
      chosen.map(
        (rule) =>
          versionInForce(
            all.filter((other) => other.subject === rule.subject),
            clock.now(),
          )?.id,
      ),
    );
    return {
      rules: chosen.map((rule) => ({
        id: rule.id,
        subject: rule.subject,
        version: rule.version,
        name: rule.name,
        appliesFrom: rule.appliesFrom.toISOString(),
        publishedAt: rule.publishedAt.toISOString(),
        inForce: applying.has(rule.id),
        content: rule.content,
      })),
    };
  },
});
