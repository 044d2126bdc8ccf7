/** Names of assemblies in the reader's language. */
import type { Context } from '../../../platform/http/context.ts';
import { listAssemblies, localName } from '../../assemblies/index.ts';

export async function assemblyNames(ctx: Context) {
  const all = new Map((await listAssemblies(ctx.db)).map((each) => [each.id, each]));
  const name = (id: string): string => {
    const found = all.get(id);
    return found ? localName(found, ctx.locale) : '';
  };
  return { all, name, of: (assemblyId: string) => ({ assemblyId, name: name(assemblyId) }) };
}

export type AssemblyNames = Awaited<ReturnType<typeof assemblyNames>>;

/** A line of a record as its reader reads it: for whom it was done by name, and who else is named in it. */
export function recordLine(
  line: { action: string; actor_name: string; at: string },
  read: Record<string, unknown>,
  names: AssemblyNames,
) {
  const { for: acted, assemblies, ...details } = read;
  const named = Array.isArray(assemblies)
    ? { assemblies: assemblies.map((id) => names.name(String(id))).join('、') }
    : {};
  return {
    action: line.action,
    actorName: line.actor_name,
    assembly: typeof acted === 'string' ? names.name(acted) : '',
    at: new Date(line.at).toISOString(),
    details: { ...details, ...named },
  };
}
