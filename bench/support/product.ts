/** The product as it is served, under a name that tells it from other servers on the machine. */
import '../../app/serve.ts';
