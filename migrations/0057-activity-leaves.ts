import type { Step } from '../platform/db/migrate.ts';

/** Leave from an activity: asked for with a reason, decided by the office the rules name, recalled before it begins. */
export const step: Step = {
  name: '0057-activity-leaves',
  statements: [
    `create table activity_leaves (
      id uuid primary key,
      activity_id uuid not null references activities (id),
      invitation_id uuid not null references activity_invitations (id),
      half_day_ids uuid[] not null,
      reason_code text not null,
      reason text not null default '',
      file_id uuid references files (id),
      approver text not null check (approver in ('office', 'body', 'leader')),
      state text not null check (state in ('asked', 'approved', 'declined', 'recalled')),
      asked_at timestamptz not null,
      asked_by_name text not null,
      entered_for boolean not null default false,
      decided_at timestamptz,
      decided_by_name text,
      decision_note text not null default '',
      recalled_at timestamptz,
      recalled_by_name text)`,
    `create index activity_leaves_of on activity_leaves (activity_id, asked_at)`,
    `create unique index activity_leaves_one on activity_leaves (invitation_id) where state in ('asked', 'approved')`,
  ],
};
