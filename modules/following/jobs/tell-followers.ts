/**
 * Tells followers what the public may know of their matters. The history itself says what is new: each follower knows up to a line of
 * it, and moves on in the transaction that writes what is sent. So nobody is told twice, or of what was rolled back, and what failed
 * is told by the next run.
 */
import '../tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { FollowedKind } from '../../../platform/following/kind.ts';
import { type AssemblyRef, type Context, citizen } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Locale } from '../../../platform/i18n/translate.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import type { KindBook } from '../../../platform/matters/kinds.ts';
import { type ToldAddress, tellStrangers } from '../../../platform/notices/strangers.ts';
import { pageOf } from '../store/letters.ts';
import { type MatterName, newestLine, publicMatter } from '../store/matters.ts';

/** Steps that follow each other within this time are told together. */
export const GATHER_MINUTES = 5;
/** Followers told in one transaction. */
const BATCH = 500;

export interface Followable {
  kinds: readonly FollowedKind[];
  book: KindBook;
}

interface Row {
  id: string;
  address_id: string;
  told_seq: string;
  channel: 'mail' | 'push';
  locale: Locale;
}

/** Matters of which somebody does not know something that was done some minutes ago. */
async function waiting(db: Db, assemblyId: string, now: Date): Promise<MatterName[]> {
  const { rows } = await sql<{ kind: string; matter_id: string }>`select distinct f.kind, f.matter_id from follows f
    where f.assembly_id = ${assemblyId} and f.confirmed_at is not null and exists (select 1 from history h
      where h.matter_id = f.matter_id and h.kind = f.kind and h.public and h.seq > f.told_seq
        and h.at <= ${new Date(now.getTime() - GATHER_MINUTES * 60_000)})`.execute(db);
  return rows.map((row) => ({ kind: row.kind, matterId: row.matter_id }));
}

/** A reader of the public. */
type Reader = (locale: Locale) => Context;

interface Story {
  title: string;
  path: string;
  steps: Array<{ seq: number; says: string }>;
}

/** @returns undefined when the public does not know of it any more */
async function storyFor(ctx: Context, { kinds }: Followable, matter: MatterName): Promise<Story | undefined> {
  const kind = kinds.find((item) => item.kind === matter.kind);
  if (!kind) return undefined;
  try {
    const { title, path } = await publicMatter(ctx, new Set([kind.kind]), matter);
    return { title, path, steps: await kind.steps(ctx, matter.matterId) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

/** What is new to one follower, each step named once; undefined: nothing the public may know. */
function newTo(row: Row, { steps }: Story, newest: number): string[] | undefined {
  const said = steps.filter(({ seq }) => seq > Number(row.told_seq) && seq <= newest).map(({ says }) => says);
  return said.length > 0 ? [...new Set(said)] : undefined;
}

/** @returns how many followers were looked at */
async function tellSome(trx: Db, reader: Reader, followable: Followable, matter: MatterName): Promise<number> {
  const ctx = reader('zh-CN');
  // Read first: what is done from here on is told by the next run.
  const newest = await newestLine(ctx, matter);
  const { rows } = await sql<Row>`select f.id, f.address_id, f.told_seq, w.channel, w.locale
    from follows f join followers w on w.address_id = f.address_id
    where f.assembly_id = ${ctx.assembly.id} and f.kind = ${matter.kind} and f.matter_id = ${matter.matterId}
      and f.confirmed_at is not null and f.told_seq < ${newest}
    order by f.id limit ${BATCH} for update of f skip locked`.execute(trx);
  if (rows.length === 0) return 0;
  const stories = new Map<Locale, Story | undefined>();
  for (const locale of new Set(rows.map((row) => row.locale)))
    stories.set(locale, await storyFor(reader(locale), followable, matter));
  const told = rows.flatMap((row) => {
    const story = stories.get(row.locale);
    const steps = story && newTo(row, story, newest);
    return steps ? [toldOf(reader(row.locale), row, story, matter, steps)] : [];
  });
  await tellStrangers(ctx, told);
  await trx
    .updateTable('follows')
    .set({ told_seq: newest })
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return rows.length;
}

function toldOf(ctx: Context, row: Row, story: Story, matter: MatterName, steps: readonly string[]): ToldAddress {
  const said = {
    kind: 'following.notice.steps',
    params: { subject: story.title, steps: steps.join(ctx.t('following.between')) },
    link: `/${ctx.assembly.code}${story.path}`,
    locale: row.locale,
    about: { kind: matter.kind, id: matter.matterId },
    leave: { page: pageOf(ctx), one: row.id },
  };
  return { addressId: row.address_id, channel: row.channel, said };
}

export const readerOf =
  ({ services }: JobEnvironment, { book }: Followable, db: Db, assembly: AssemblyRef): Reader =>
  (locale) => ({ ...services.contextFor(db, assembly, locale), actor: citizen, kinds: book });

/** May run again at any time, and in two processes at once. One matter that fails holds no other. */
export const tellFollowers = (followable: Followable) => async (environment: JobEnvironment) => {
  const { db, services, log } = environment;
  for (const assembly of await services.assemblies(db)) {
    for (const matter of await waiting(db, assembly.id, services.now())) {
      const some = () =>
        db
          .transaction()
          .execute((trx) => tellSome(trx, readerOf(environment, followable, trx, assembly), followable, matter));
      try {
        while ((await some()) === BATCH);
      } catch (error) {
        log.error({ err: error, kind: matter.kind, matter: matter.matterId }, 'followers not told');
      }
    }
  }
};
