/** The rules of proposals: versions, trying one out before it is published, publishing. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { rulesChosen, rulesPublished, rulesToPublish, ruleVersions } from '../../../platform/rules/contract.ts';

const term = z
  .object({ code: z.string(), zh: z.string(), en: z.string() })
  .catchall(z.union([z.string(), z.boolean()]));

export const rulesEndpoints = {
  publishRules: endpoint({ method: 'POST', path: '/proposals/rules', body: rulesToPublish, response: rulesPublished }),
  previewRules: endpoint({
    method: 'POST',
    path: '/proposals/rules/preview',
    body: rulesChosen,
    response: z.object({
      against: z
        .object({ version: z.number().int(), name: z.string() })
        .nullable()
        .describe('The version that holds at that instant today'),
      overtaken: z
        .array(z.object({ version: z.number().int(), name: z.string(), appliesFrom: instant }))
        .describe('Versions announced for a later day, which will take its place then'),
      differences: z.array(
        z.object({
          path: z.string().describe('Dotted way into the content'),
          kind: z.enum(['number', 'switch', 'choice', 'choices', 'span', 'terms', 'text', 'codes', 'rows']),
          before: z.unknown(),
          after: z.unknown(),
          terms: z
            .object({
              added: z.array(term),
              removed: z.array(term),
              reworded: z.array(z.object({ before: term, after: term })),
            })
            .optional(),
        }),
      ),
      coming: z
        .object({
          count: z.number().int(),
          stopped: z.array(
            z.object({
              reason: z.enum(['subject_long', 'text_long', 'evidence_missing', 'category_gone', 'attachments_many']),
              count: z.number().int(),
            }),
          ),
        })
        .describe('Not yet handed in: they come under it when handed in, and so many could not be as they stand'),
      staying: z
        .array(z.object({ version: z.number().int(), name: z.string(), count: z.number().int() }))
        .describe('Open proposals that go on under the version they were handed in under'),
    }),
  }),
  listRules: endpoint({ method: 'GET', path: '/proposals/rules', response: ruleVersions }),
} as const;
