/** The tree of assemblies, parents before children. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { assemblyEndpoints } from '../contract.ts';
import { presentAssembly } from '../present.ts';
import { listAssemblies as readAssemblies } from '../store.ts';

export const listAssemblies = defineQuery({
  ...assemblyEndpoints.listAssemblies,
  operationId: 'listAssemblies',
  summary: 'All assemblies of the installation, parents before children',
  tag: 'assemblies',
  access: 'public',
  async handle({ db }) {
    return { assemblies: (await readAssemblies(db)).map(presentAssembly) };
  },
});
