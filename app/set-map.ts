/** Operator's command: gives an assembly the areas its public map is drawn of. `npm run -s exec -- app/set-map.ts CODE map.geojson` */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { areaCollection, findAssemblyByCode, setMap } from '../modules/assemblies/index.ts';
import { runCommand, withDatabase } from './command.ts';

await runCommand(async () => {
  const [code, path] = process.argv.slice(2);
  if (!code || !path) throw new Error('usage: app/set-map.ts CODE map.geojson');
  const read = areaCollection.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(z.prettifyError(read.error));
  await withDatabase(async ({ db }) => {
    const assembly = await findAssemblyByCode(db, code);
    if (!assembly) throw new Error(`there is no assembly ${code}`);
    await setMap(db, assembly.id, read.data.features);
    console.log(`${code}: ${read.data.features.length} areas`);
  });
});
