import type { Step } from '../platform/db/migrate.ts';

/** Yearly notices of moved working days as data of the installation, and deadlines that can be counted anew by them. */
export const step: Step = {
  name: '0007-calendar',
  statements: [
    `create table holiday_notices (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      year integer not null check (year between 1950 and 2100),
      title text not null,
      issued_on date not null,
      source text not null default '',
      days_off jsonb not null,
      days_worked jsonb not null,
      entered_by uuid,
      entered_by_name text not null,
      entered_at timestamptz not null)`,
    `create index holiday_notices_year on holiday_notices (assembly_id, year, entered_at desc)`,
    `create trigger holiday_notices_append_only before update or delete on holiday_notices
      for each row execute function refuse_change()`,
    `create table calendar_counts (
      assembly_id uuid primary key references assemblies (id),
      fingerprint text not null,
      counted_at timestamptz not null)`,
    `alter table clocks add column agreed boolean not null default false,
      add column stood_days integer not null default 0`,
    // Deadlines that are a date somebody set or granted do not move with the calendar.
    `update clocks set agreed = true where ended_at is null and (kind in ('look_back', 'cosign')
      or (kind in ('reply', 'rework') and exists (select 1 from extensions e
        where e.assignment_id = clocks.assignment_id and e.status = 'granted')))`,
    `update clocks set stood_days = round(paused_ms / 86400000.0) where ended_at is null and paused_ms > 0`,
  ],
};
