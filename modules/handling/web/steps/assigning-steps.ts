/** Forms of the way to the units: proposed, confirmed, a return refused. */
import { type Field, textOf } from '../../../../web/staff/steps/fields.ts';
import { type HandledDetail, type HandlingFront, type HandlingSpecs, take } from '../parts/host.ts';

const note: Field = { kind: 'area', name: 'note', rows: 3, most: 4000 };

export const assigningSteps = <D extends HandledDetail>(front: HandlingFront<D>): HandlingSpecs<D> => ({
  propose_assignment: {
    wide: true,
    about: ['bounce'],
    fields: ({ detail }) => [
      {
        kind: 'own',
        input: 'units',
        name: 'units',
        required: true,
        hint: 'units',
        initial: [
          // Units that bounced leave their place open, the lead's first.
          ...detail.assignments.filter((item) => item.state === 'bounced').map((item) => ({ role: item.role })),
          ...detail.assignments
            .filter((item) => item.state !== 'replaced' && item.state !== 'bounced')
            .map((item) => ({ unitId: item.unitId, role: item.role })),
        ],
      },
      note,
    ],
    run: (context, values) =>
      take(front, 'proposeAssignment', context, {
        body: {
          expectedVersion: context.detail.version,
          units: values.units as Array<{ unitId: string; role: 'lead' }>,
          note: textOf(values, 'note'),
        },
      }),
  },
  confirm_assignment: {
    follows: true,
    fields: () => [note],
    run: (context, values) => take(front, 'confirmAssignment', context, { body: { note: textOf(values, 'note') } }),
  },
  refuse_bounce: {
    about: ['bounce'],
    follows: true,
    fields: () => [{ ...note, required: true } as Field],
    run: (context, values) => take(front, 'refuseBounce', context, { body: { note: textOf(values, 'note') } }),
  },
});
