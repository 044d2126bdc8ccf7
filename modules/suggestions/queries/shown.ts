/** Pieces of a suggestion the sender's page, the public page and the desk show alike. */
import { iso, type JsonRow } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { localName } from '../../assemblies/index.ts';
import { replyIsPublic } from '../../handling/index.ts';
import type { Matter } from '../store/matter.ts';
import type { Parts } from './parts.ts';

type Photo = Parts['photos'][number];

export const photoView = (photo: Photo) => ({
  photoId: photo.id,
  state: photo.state,
  width: photo.width,
  height: photo.height,
});

/** Of the suggestion itself, or of one visit. @param open only what everybody may see: ready and not withheld */
export const photosOf = (photos: readonly Photo[], visitId: string | null, open = false): Photo[] =>
  photos.filter((photo) => photo.visit_id === visitId && (!open || (photo.state === 'ready' && !photo.withheld)));

export const visitViews = (parts: Pick<Parts, 'visits' | 'photos'>) =>
  parts.visits.map((visit) => ({
    visitId: visit.id,
    kind: visit.kind,
    happenedOn: visit.happened_on,
    place: visit.place,
    people: visit.people,
    text: visit.text,
    recordedByName: visit.recorded_by_name,
    photos: photosOf(parts.photos, visit.id).map(photoView),
  }));

export interface Answer {
  replyId: string | null;
  from: string;
  round: number;
  class: string | null;
  letterNumber: string | null;
  body: string;
  at: string;
  /** The public may read it. */
  open: boolean;
}

/** Answers that are out, oldest first: of units, and of those who took it up. */
export function answersOf(ctx: Context, matter: Matter, parts: Pick<Parts, 'replies'>): Answer[] {
  const { row } = matter;
  const ofUnits = parts.replies.flatMap((reply) => {
    if (reply.issued_at === null) return [];
    const assignment = matter.assignments.find((item) => item.id === reply.assignment_id);
    return [
      {
        replyId: reply.id,
        from: (assignment && localName(assignment.unit, ctx.locale)) || reply.unit_name,
        round: reply.round,
        class: reply.class,
        letterNumber: reply.letter_number,
        body: reply.body,
        at: iso(reply.issued_at),
        open: assignment !== undefined && replyIsPublic(assignment),
      },
    ];
  });
  const led = {
    replyId: null,
    from: row.lead_name,
    round: row.reply_round,
    class: null,
    letterNumber: null,
    open: true,
  };
  return row.led_id !== null && row.answer !== '' && row.replied_at !== null
    ? [...ofUnits, { ...led, body: row.answer, at: row.replied_at.toISOString() }]
    : ofUnits;
}

type Line = Parts['history'][number];

/** A line as the table of readers is asked about it. */
export const lineOf = (matter: Pick<Matter, 'assignments'>, line: JsonRow<Line> | Line) => ({
  action: line.action,
  assignmentId: line.part_id,
  assignmentState: matter.assignments.find((item) => item.id === line.part_id)?.state ?? null,
  details: line.details as Record<string, unknown>,
});
