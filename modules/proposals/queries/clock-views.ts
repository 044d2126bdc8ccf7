/** How the clocks of proposals are read: proposers are people of the matter. */
import { hostClocks } from '../../handling/index.ts';

export const clockReader = hostClocks({ people: 'proposal_proposers', matter: 'p' });

export const { firstClock, thisClock, allClocks, clockViewer } = clockReader;
