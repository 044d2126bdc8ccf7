/** Promises and tracked classes, for the look-back of the next year. */
import { readPage } from '../../../platform/http/pages.ts';
import { promisesToLookBack } from '../../handling/index.ts';
import { query } from '../operations.ts';
import { unitNames } from './lines.ts';
import { visible } from './visible.ts';

export const lookBackList = query(
  'lookBackList',
  'Promises and classes to look back on',
  async (ctx, { query: filter }) => {
    const { rows, total, page } = await readPage(filter.page, filter.size, (asked) =>
      promisesToLookBack(
        ctx,
        { table: 'proposals', visible: visible(ctx) },
        { ...filter, limit: filter.size, offset: (asked - 1) * filter.size },
      ),
    );
    const units = await unitNames(
      ctx,
      rows.flatMap((row) => row.unit_id ?? []),
    );
    return {
      items: rows.map((row) => ({
        proposalId: row.id,
        promiseId: row.promise_id,
        number: row.number,
        subject: row.subject,
        unitName: row.unit_id ? (units.get(row.unit_id) ?? '') : '',
        kind: row.sort,
        text: row.text,
        dueOn: row.due_on,
        status: row.status,
        report: row.report,
        class: row.reply_class,
      })),
      total,
      page,
      size: filter.size,
    };
  },
);
