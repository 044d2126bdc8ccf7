/** The desk's places as the modules name them, and who needs them. */
import { deskFronts } from '../fronts.ts';
import { type DeskPlace, deskGroups } from '../shared/front.ts';
import type { Assembly } from '../shared/session.tsx';

const places: readonly DeskPlace[] = deskFronts.flatMap((front) => front.places);

export const groups = deskGroups.map((key) => ({ key, places: places.filter((place) => place.group === key) }));

/** Keys that go to places, in the order of the modules. */
export const placeKeys = deskFronts.flatMap((front) => front.keys ?? []);

/** Whether somebody's offices open a place of the desk. @param key as in the address; places of no group are everybody's */
export function mayOpen(assembly: Assembly, key: string): boolean {
  const place = places.find((item) => item.key === key);
  if (!place) return true;
  const { roles, ability } = place;
  return (
    (!roles || assembly.grants.some((grant) => roles.includes(grant.role))) &&
    (!ability || assembly.abilities.includes(ability))
  );
}
