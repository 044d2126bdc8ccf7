/** Takes started imports in, one after another; what a dead process left is gone on with. */
import type { Context } from '../../../platform/http/context.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { claimImport } from '../importing/imports.ts';
import { takeInImport } from '../importing/take-in.ts';

/** In the name of the person who began the import. */
function importerContext(context: Context, accountId: string | null, name: string): Context {
  return { ...context, actor: { ...context.actor, kind: 'account', accountId, name } };
}

export async function workImports({ db, services }: JobEnvironment): Promise<void> {
  const assemblies = new Map((await listAssemblies(db)).map((assembly) => [assembly.id, assembly]));
  const [any] = assemblies.values();
  if (!any) return;
  const { clock } = services.contextFor(db, any);
  for (;;) {
    const todo = await claimImport(db, clock.now());
    const assembly = todo && assemblies.get(todo.assemblyId);
    if (!todo || !assembly) return;
    await takeInImport(importerContext(services.contextFor(db, assembly), todo.startedBy, todo.startedByName), todo);
  }
}
