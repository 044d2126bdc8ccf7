/** What a member who sent one says of its reply and of the handling. */
import { rateScreen } from '../../../handling/web/parts/rate-screen.tsx';
import { scoreScreen } from '../../../handling/web/parts/score-screen.tsx';
import { suggestionFront } from '../handling.ts';

export const RateScreen = rateScreen(suggestionFront as never);
export const ScoreScreen = scoreScreen(suggestionFront as never);
