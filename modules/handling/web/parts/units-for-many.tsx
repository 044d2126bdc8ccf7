/** The units of many matters at once: the same input as for one, with the loads as one of them sees them. */
import { useSession } from '../../../../web/shared/session.tsx';
import { unitsInput } from '../steps/inputs.tsx';
import type { HandledDetail, HandlingFront, HandlingOptions } from './host.ts';

export { unitsFilled } from '../steps/inputs.tsx';

interface UnitsForManyProps<D extends HandledDetail> {
  front: HandlingFront<D>;
  /** One of them. */
  matterId: string;
  options: HandlingOptions;
  id?: string;
  value?: unknown;
  onChange?(value: unknown): void;
}

const made = new WeakMap<object, ReturnType<typeof unitsInput>>();

export function UnitsForMany<D extends HandledDetail>({ front, matterId, options, ...field }: UnitsForManyProps<D>) {
  const { assembly, me } = useSession();
  if (!made.has(front)) made.set(front, unitsInput(front) as ReturnType<typeof unitsInput>);
  const Units = made.get(front)!;
  const detail = { suggestedUnitIds: [] } as unknown as HandledDetail;
  return <Units {...field} context={{ code: assembly!.code, matterId, detail, options, me: me.account!.name }} />;
}
