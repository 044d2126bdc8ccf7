import { sql } from 'kysely';

/** Text of a proposal as the inside search knows it, of very long ones the beginning: hundreds of them are looked through. */
export const wholeText = sql<string>`left(p.subject || ${'\n'} || p.situation || ${'\n'} || p.analysis || ${'\n'} || p.suggestions, 6000)`;
