/** One act on many matters of a kind: tried out, done, taken back; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../http/dates.ts';
import { endpoint } from '../http/endpoint.ts';

/** Most at once. */
export const BULK_MOST = 100;

const item = z.object({
  matterId: z.uuid(),
  partId: z.uuid().nullish().describe('The part of the matter it is done on'),
});
export type BulkItem = z.output<typeof item>;

const outcome = z.object({
  matterId: z.uuid(),
  partId: z.uuid().nullable(),
  code: z.string().nullable().describe('Why it is left out; null: it is not'),
  message: z.string().nullable(),
});
export type BulkOutcome = z.output<typeof outcome>;

const outcomes = z.object({ items: z.array(outcome) });

export interface BulkAddress<P extends string, X extends string> {
  /** What the kind's addresses begin with, as `/proposals`. */
  prefix: P;
  /** Ends every operationId, as `OfSuggestion`; empty for the first kind. */
  suffix: X;
}

type Shapes = Readonly<Record<string, z.ZodRawShape>>;

const onActs = (acts: Shapes) => {
  const options = Object.entries(acts).map(([act, values]) =>
    z.object({ act: z.literal(act), items: z.array(item).min(1).max(BULK_MOST), values: z.object(values) }),
  );
  return z.discriminatedUnion('act', options as unknown as [(typeof options)[number], ...typeof options]);
};

const endpointsOf = <P extends string>(prefix: P, acts: Shapes) => ({
  previewBulk: endpoint({
    method: 'POST',
    path: `${prefix}/bulk/preview` as const,
    body: onActs(acts),
    response: outcomes,
  }),
  runBulk: endpoint({
    method: 'POST',
    path: `${prefix}/bulk` as const,
    body: onActs(acts),
    response: outcomes.extend({
      bulkId: z.uuid().nullable().describe('By which it is taken back; null when nothing was done'),
      undoUntil: instant,
    }),
  }),
  undoBulk: endpoint({
    method: 'POST',
    path: `${prefix}/bulk/:bulkId/undo` as const,
    params: z.object({ bulkId: z.uuid() }),
    response: outcomes,
  }),
});

export type BulkCalls = ReturnType<typeof endpointsOf<string>>;

/** The endpoints under the address of a kind, by operationId. @param acts what each act asks beside the items */
export const bulkEndpoints = <const P extends string, const X extends string>(
  { prefix, suffix }: BulkAddress<P, X>,
  acts: Shapes,
): { [K in keyof BulkCalls as `${K}${X}`]: ReturnType<typeof endpointsOf<P>>[K] } =>
  Object.fromEntries(
    Object.entries(endpointsOf(prefix, acts)).map(([name, one]) => [`${name}${suffix}`, one]),
  ) as never;

/** The same by the names every kind has, as screens call them. */
export const bulkCallsOf = ({ prefix }: BulkAddress<string, string>, acts: Shapes): BulkCalls =>
  endpointsOf(prefix, acts);
