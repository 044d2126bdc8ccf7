/** What the office says of a file while it looks through the report. */
import type { CallInput } from '../../../../../platform/http/endpoint.ts';
import type { proposalEndpoints } from '../../../contract.ts';

type Body = NonNullable<CallInput<typeof proposalEndpoints.previewImport>['body']>;
export type ColumnSaid = NonNullable<Body['columns']>[number];
export type PersonSaid = NonNullable<Body['people']>[number];
