/** Processes and folders of a bench run; everything ends with the run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

const scratch: string[] = [];
process.once('exit', () => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder, removed when the process ends. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `yitang-bench-${name}-`));
  scratch.push(folder);
  return folder;
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

export interface Started {
  base: string;
  pid: number;
  /** False once the process has ended by itself. */
  alive(): boolean;
  stop(): Promise<void>;
}

export interface StartOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Path that answers 2xx once the server is ready. */
  ready: string;
  port: number;
  seconds?: number;
}

/** Starts a server in a process of its own and waits until it is ready. @throws Error when it ends or stays silent */
export async function startServer(command: string[], options: StartOptions): Promise<Started> {
  const child: ChildProcess = spawn(command[0]!, command.slice(1), {
    cwd: options.cwd ?? projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${options.port}`;
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const until = Date.now() + (options.seconds ?? 120) * 1000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    const ready = await fetch(`${base}${options.ready}`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) {
      return {
        base,
        pid: child.pid!,
        alive: () => child.exitCode === null && child.signalCode === null,
        stop: () =>
          new Promise((done) => {
            process.off('exit', kill);
            if (child.exitCode !== null || child.signalCode !== null) return done();
            child.once('exit', () => done());
            child.kill('SIGTERM');
            setTimeout(kill, 15_000).unref();
          }),
      };
    }
    await new Promise((next) => setTimeout(next, 200));
  }
  kill();
  throw new Error(`${command.join(' ')} did not become ready`);
}

/** Runs a script of the project to its end. @returns what it printed @throws Error when it fails */
export function runScript(script: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(projectRoot, script), ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString('utf8');
    });
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done(text) : fail(new Error(`${script} ended with ${code}`))));
  });
}
