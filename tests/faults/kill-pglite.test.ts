import { describe } from 'vitest';
import { killUnderLoad } from './kill-under-load.ts';

describe('kill -9 under load on pglite', () => killUnderLoad('pglite', 4875));
