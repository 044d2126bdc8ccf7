/** A server of the demo province whose time can be moved on; in this process, or as a process of its own (`turns.ts`). */
import { readFileSync } from 'node:fs';
import { type FirstPassword, foundAssembly } from '../../app/founding/found-assembly.ts';
import { foundingPlan } from '../../app/founding/plan.ts';
import { type Installation, openInstallation } from '../../app/installation.ts';
import { servePages } from '../../app/pages.ts';
import { seedWhenEmpty } from '../../app/seed.ts';
import { readConfig } from '../../platform/config/config.ts';

export interface JourneyServer {
  base: string;
  /** First passwords of a bare installation. */
  passwords: FirstPassword[];
  /** How far its time is ahead, in milliseconds. */
  shift(milliseconds: number): void;
  close(): Promise<void>;
}

const DAY = 86_400_000;

/** The published example of a first assembly, in session since yesterday. */
async function foundExample(installation: Installation): Promise<FirstPassword[]> {
  const example = JSON.parse(readFileSync(new URL('../../docs/guides/assembly.example.json', import.meta.url), 'utf8'));
  const now = installation.clock.now();
  const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
  const plan = foundingPlan.parse({
    ...example,
    term: { ...example.term, startsOn: at(-30).slice(0, 10), endsOn: at(900).slice(0, 10) },
    sessions: [
      {
        ordinal: 1,
        opensAt: at(-1),
        closesAt: at(3),
        proposalsFrom: at(-2),
        proposalsUntil: at(2),
        intersessionUntil: at(200),
      },
    ],
  });
  return foundAssembly(installation.database.db, plan, now);
}

/** @param bare without the demo province: one founded assembly */
export async function openJourneyServer(env: Record<string, string>, bare = false): Promise<JourneyServer> {
  const config = readConfig({ YITANG_LOG: 'error', YITANG_PORT: '0', YITANG_RATE_LIMIT: '0', ...env });
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const installation = await openInstallation({ config, clock, checkAnswers: true });
  const passwords = bare ? await foundExample(installation) : [];
  if (!bare && config.demo) await seedWhenEmpty(installation);
  await servePages(installation);
  const base = await installation.server.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    base,
    passwords,
    shift(milliseconds) {
      ahead = milliseconds;
    },
    close: () => installation.close(),
  };
}

if (process.send && process.argv[2] === 'journey') {
  const server = await openJourneyServer(JSON.parse(process.argv[3]!) as Record<string, string>);
  process.on('message', ({ shift }: { shift: number }) => server.shift(shift));
  process.on('disconnect', () => void server.close().then(() => process.exit(0)));
  process.send({ base: server.base });
}
