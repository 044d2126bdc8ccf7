/** What proposers say of a reply and of the handling: the screens of handling, for proposals. */
import { rateScreen } from '../../../handling/web/parts/rate-screen.tsx';
import { scoreScreen } from '../../../handling/web/parts/score-screen.tsx';
import { proposalFront } from '../handling.ts';

export const RateScreen = rateScreen(proposalFront);
export const ScoreScreen = scoreScreen(proposalFront);
