import type { Step } from '../platform/db/migrate.ts';

/** Who was there, half-day by half-day, and the attendance the office settled; of a place only how far, rounded. */
export const step: Step = {
  name: '0056-attendance',
  statements: [
    `alter table activities add column longitude double precision, add column latitude double precision,
      add column settlement integer not null default 0, add column settled_at timestamptz,
      add check ((longitude is null) = (latitude is null))`,
    `create table activity_sign_ins (
      half_day_id uuid not null references activity_half_days (id),
      invitation_id uuid not null references activity_invitations (id),
      activity_id uuid not null references activities (id),
      way text not null check (way in ('code', 'number', 'place', 'desk')),
      at timestamptz not null,
      received_at timestamptz not null,
      offline boolean not null default false,
      distance_m integer,
      entered_by_name text,
      out_at timestamptz,
      primary key (half_day_id, invitation_id))`,
    `create index activity_sign_ins_of on activity_sign_ins (activity_id, invitation_id)`,
    `create index activity_sign_ins_by on activity_sign_ins (invitation_id)`,
    `create table activity_attendance (
      invitation_id uuid primary key references activity_invitations (id),
      activity_id uuid not null references activities (id),
      member_id uuid not null references members (id),
      half_days integer not null,
      units integer not null,
      outcome text not null check (outcome in ('present', 'absent', 'leave', 'exempt')),
      note text not null default '',
      settlement integer not null)`,
    `create index activity_attendance_of on activity_attendance (activity_id)`,
  ],
};
