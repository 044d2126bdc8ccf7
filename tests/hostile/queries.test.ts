/** Addresses typed by hand or by machines: every parameter of every read with what it is not made for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modules } from '../../app/modules.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

const reads = modules
  .flatMap((module) => [...module.operations])
  .filter((operation) => operation.query instanceof z.ZodObject);

/** Encoded as they stand in an address. */
const values = ['', 'x', '-1', '1e400', '99999999999999999999', '%00', '%ff%fe', '%27%20or%201%3D1', 'null', '%5B%5D'];

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

describe('a read asked strangely', () => {
  it.each(reads.map((operation) => [operation.operationId, operation] as const))(
    'answers or refuses, and never faults: %s',
    async (_, operation) => {
      const { path, root } = house.requestOf(operation);
      const [bare, known = ''] = path.split('?');
      const names = Object.keys((operation.query as z.ZodObject).shape);
      const asked = names.flatMap((name) => values.map((value) => `${name}=${value}`));
      for (const strange of [...asked, names.map((name) => `${name}=1&${name}=2`).join('&'), 'no_such=1']) {
        const rest = known.split('&').filter((pair) => pair && !strange.startsWith(`${pair.split('=')[0]}=`));
        const answer = await house.call({ as: 'clerk', root, path: `${bare}?${[...rest, strange].join('&')}` });
        expect(answer.statusCode, `${strange}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
      }
    },
  );
  it('with ten thousand characters of words is refused or finds nothing', async () => {
    for (const path of ['/proposals', '/register', '/members']) {
      const answer = await house.call({ as: 'clerk', path: `${path}?words=${'a'.repeat(10_000)}` });
      expect([200, 404, 414, 422]).toContain(answer.statusCode);
    }
  });
});
