/** How the clocks of suggestions are read: the sender, and those who have taken one up, are people of the matter. */
import { hostClocks } from '../../handling/index.ts';

/** Parts of a suggestion that are people: the one who sent it, by its own id; those who took it up, by that of the taking up. */
const people = `(select id, sender_name as name, null::uuid as member_id, null::uuid as body_id from suggestions
  union all select led_id, lead_name, lead_member_id, lead_body_id from suggestions where led_id is not null)`;

export const clockReader = hostClocks({ people, matter: 's' });

export const { firstClock, allClocks, clockViewer } = clockReader;
