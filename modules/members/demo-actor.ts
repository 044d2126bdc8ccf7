/** Acts in the demo province as its people would: real commands, at moments of the past. */
import { createSteppingClock, type SteppingClock } from '../../platform/clock/clock.ts';
import type { AnswerTo, BoundTo, InputTo } from '../../platform/http/bound.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { DemoDirectory } from './seeds.ts';

/** `db` may be a transaction, which then holds the whole life. */
export type DemoServices = Omit<Context, 'actor' | 'assembly'>;

export interface DemoActor {
  clock: SteppingClock;
  code: string;
  /** Login of this assembly's person of that office, as `clerk` → `clerk@linjiang`. */
  login(office: string): string;
  act<E extends Endpoint>(office: string, operation: BoundTo<E>, input: Partial<InputTo<E>>): Promise<AnswerTo<E>>;
}

const DAY = 86_400_000;

export function createDemoActor(services: DemoServices, directory: DemoDirectory, code: string): DemoActor {
  const now = services.clock.now();
  const clock = createSteppingClock(now);
  const assembly = directory.assemblies.get(code)!.ref;
  const home = [...directory.assemblies.keys()][0];
  const login = (office: string) =>
    code === home || (office === 'member2' && code === 'linjiang') ? office : `${office}@${code}`;
  const quiet = { send: async () => {} };
  return {
    clock,
    code,
    login,
    async act(office, operation, input) {
      const actor = directory.actorOf(login(office), code);
      // Notices of long ago would only be noise in the demo's bells.
      const recent = now.getTime() - clock.now().getTime() < 20 * DAY;
      const ctx = { ...services, actor, assembly, clock, jobs: recent ? services.jobs : quiet };
      const full = { params: undefined, query: undefined, body: {}, ...input } as never;
      if (services.db.isTransaction) return operation.handle(ctx, full) as never;
      return services.db.transaction().execute((trx) => operation.handle({ ...ctx, db: trx }, full)) as never;
    },
  };
}
