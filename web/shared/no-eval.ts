/** Pages may not make code from text, so the schemas' library is told not to try: each try is a fault in the console. */
import { config } from 'zod';

config({ jitless: true });
