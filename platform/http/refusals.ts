/** Which refusals an operation can answer with: those of its kind, and those its module names for it. */
import type { Operation } from './operation.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 414 | 415 | 422 | 429 | 500 | 503;

/** Codes by status. */
export type Refusals = Readonly<Partial<Record<RefusalStatus, readonly string[]>>>;

/** What every request can meet, whatever it asks for. */
const always: Refusals = {
  400: ['malformed_request'],
  401: ['unauthenticated'],
  405: ['method_not_allowed'],
  414: ['address_too_long'],
  422: ['invalid', 'text_not_storable'],
  429: ['too_many_requests'],
  500: ['internal'],
  503: ['unavailable', 'closing'],
};

const writing: Refusals = {
  400: ['malformed_json'],
  403: ['foreign_origin'],
  409: ['exists_already', 'refused_by_record'],
  413: ['body_too_large'],
  415: ['media_type_refused'],
  422: ['reference_unknown'],
};

const uploading: Refusals = {
  400: ['malformed_form'],
  413: ['file_too_large'],
  422: ['file_type_refused', 'file_type_mismatch'],
  503: ['storage_full', 'storage_unavailable'],
};

/** @returns statuses in order, each with its codes in order, every code once */
export function refusalsOf(operation: Operation, named: Refusals = {}): Map<number, string[]> {
  const inAssembly: Refusals = operation.root ? {} : { 404: ['not_found'] };
  const guarded: Refusals =
    operation.access === 'public'
      ? {}
      : {
          403: [
            'scope_missing',
            ...(operation.withFirstPassword ? [] : ['password_change_needed']),
            ...(operation.beforeFactor ? [] : ['factor_needed']),
          ],
        };
  const keyed: Refusals =
    operation.kind === 'command' && !operation.keyless && (operation.upload || !operation.ownTransaction)
      ? { 422: ['idempotency_key_reused'] }
      : {};
  const parts = [
    always,
    inAssembly,
    guarded,
    operation.kind === 'command' || operation.method !== 'GET' ? writing : {},
    keyed,
    operation.upload ? uploading : {},
    named,
  ];
  const all = new Map<number, Set<string>>();
  for (const part of parts) {
    for (const [status, codes] of Object.entries(part)) {
      const known = all.get(Number(status)) ?? new Set<string>();
      for (const code of codes) known.add(code);
      all.set(Number(status), known);
    }
  }
  return new Map([...all].sort(([a], [b]) => a - b).map(([status, codes]) => [status, [...codes].sort()]));
}
