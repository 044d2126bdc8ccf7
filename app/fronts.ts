/** Has the fronts built beside us when their sources have changed: in a process that ends and gives its memory back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dist, frontsAreFresh, root } from '../web/fresh.ts';

/**
 * @returns the folder of the built fronts
 * @throws Error with what the build said when it fails
 */
export async function builtFronts(): Promise<string> {
  if (frontsAreFresh()) return dist;
  const child = spawn(process.execPath, ['web/build.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the fronts could not be built:\n${Buffer.concat(said).toString()}`);
  return dist;
}
