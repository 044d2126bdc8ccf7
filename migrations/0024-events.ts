import type { Step } from '../platform/db/migrate.ts';

/**
 * What steps announce, and who has dealt with it. An event is one row written with its step; `event_handlings` keeps each
 * handler's state of it. Notices of proposals not yet sent by the job they were before are taken over as events.
 */
export const step: Step = {
  name: '0024-events',
  statements: [
    `create table events (
      seq bigint generated always as identity primary key,
      assembly_id uuid not null references assemblies (id),
      kind text not null,
      matter_id uuid not null,
      name text not null,
      params jsonb not null,
      actor_id uuid,
      at timestamptz not null,
      spread boolean not null default false)`,
    `create index events_unspread on events (seq) where not spread`,
    `create index events_at on events (at)`,
    `create table event_handlings (
      event_seq bigint not null references events (seq) on delete cascade,
      handler text not null,
      matter_id uuid not null,
      state text not null default 'waiting' check (state in ('waiting', 'done')),
      attempts integer not null default 0,
      last_error text,
      try_at timestamptz not null,
      done_at timestamptz,
      primary key (event_seq, handler))`,
    `create index event_handlings_waiting on event_handlings (handler, matter_id, event_seq) where state = 'waiting'`,
    `do $$ begin
      if to_regclass('jobs.job') is not null then
        execute $move$
          insert into events (assembly_id, kind, matter_id, name, params, actor_id, at)
            select (data ->> 'assemblyId')::uuid, 'proposal', (data ->> 'proposalId')::uuid, data ->> 'event',
              data - array['assemblyId', 'proposalId', 'event', 'actorId'], (data ->> 'actorId')::uuid, created_on
            from jobs.job where name = 'proposals-notice' and state::text in ('created', 'retry', 'active')
            order by created_on $move$;
        execute $clear$ delete from jobs.job where name = 'proposals-notice' $clear$;
      end if;
    end $$`,
  ],
};
