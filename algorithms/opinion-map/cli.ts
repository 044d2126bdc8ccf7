/**
 * Opinion map of a conversation in Polis's files.
 *   npm run -s exec -- algorithms/opinion-map/cli.ts VOTES.csv[.gz] [--statements COMMENTS.csv[.gz]] [--svg FILE]
 *     [--json FILE] [--places FILE.csv] [--export FILE.csv] [--title TEXT] [--language zh|en] [--groups 5] [--seed 1]
 * VOTES is Polis's participants-votes.csv. Rejected and meta statements do not shape the map. Without a file to write, the
 * map is told on the terminal.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { csvLine } from './csv.ts';
import { computeOpinionMap, type OpinionMap } from './opinion-map.ts';
import { drawOpinionMap } from './picture.ts';
import { type Conversation, readParticipantVotes, readStatements, writeParticipantVotes } from './polis-csv.ts';
import { type MapReport, reportMap } from './report.ts';

function read(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Everybody's place with its uncertainty and group, as a table. */
function placesCsv({ participantIds }: Conversation, { places, groups }: OpinionMap): string {
  const lines = [csvLine(['participant', 'x', 'y', 'variance-x', 'covariance', 'variance-y', 'group', 'confidence'])];
  participantIds.forEach((id, i) => {
    const numbers = [
      places.points[2 * i]!,
      places.points[2 * i + 1]!,
      places.spread[3 * i]!,
      places.spread[3 * i + 1]!,
      places.spread[3 * i + 2]!,
    ];
    const group = groups.labels[i]! < 0 ? '' : groups.labels[i]!;
    lines.push(csvLine([id, ...numbers.map((n) => n.toFixed(5)), group, groups.confidence[i]!.toFixed(3)]));
  });
  return `${lines.join('\n')}\n`;
}

function tell(report: MapReport): void {
  console.log(
    `${report.voters} people, ${report.votes} votes on ${report.statements} statements; groups: ${report.verdict}` +
      (report.reproducibility === null
        ? ''
        : `, found again in halves of the votes: ${report.reproducibility.toFixed(2)}`),
  );
  const percent = (share: { share: number }) => `${Math.round(100 * share.share)}%`;
  for (const [g, group] of report.groups.entries()) {
    console.log(`\nGroup ${'ABCDEFGH'[g]}: ${group.people} people, ${group.settled} settled`);
    for (const line of group.stands)
      console.log(`  ${line.side === 'agree' ? '+' : '−'} ${line.agreeing.map(percent).join(' ')}  ${line.text}`);
  }
  for (const [title, lines] of [
    ['shared by all', report.common],
    ['parting', report.divisive],
  ] as const) {
    console.log(`\n${title} (agreeing share of each group)`);
    for (const line of lines) console.log(`  ${line.agreeing.map(percent).join(' ')}  ${line.text}`);
  }
  console.log('\nto be asked next');
  for (const { text, votes } of report.askNext) console.log(`  ${votes} votes  ${text}`);
}

function run(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      statements: { type: 'string' },
      svg: { type: 'string' },
      json: { type: 'string' },
      places: { type: 'string' },
      export: { type: 'string' },
      title: { type: 'string' },
      language: { type: 'string', default: 'zh' },
      groups: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [file] = positionals;
  if (!file)
    throw new Error('usage: cli.ts VOTES.csv[.gz] [--statements COMMENTS.csv[.gz]] [--svg FILE] [--json FILE]');
  const language = values.language;
  if (language !== 'zh' && language !== 'en') throw new Error('--language is zh or en');
  const [mostGroups, seed] = [Number(values.groups), Number(values.seed)];
  if (!(Number.isInteger(mostGroups) && mostGroups >= 2 && mostGroups <= 8)) throw new Error('--groups is 2 to 8');
  if (!Number.isInteger(seed)) throw new Error('--seed is a whole number');
  const conversation = readParticipantVotes(read(file));
  const records = new Map(
    (values.statements ? readStatements(read(values.statements)) : []).map((record) => [record.id, record]),
  );
  const muted = Uint8Array.from(conversation.statementIds, (id) => {
    const record = records.get(id);
    return record && (record.moderated < 0 || record.isMeta) ? 1 : 0;
  });
  const map = computeOpinionMap(conversation.votes, { muted, mostGroups, seed });
  const texts = conversation.statementIds.map((id) => records.get(id)?.text || `#${id}`);
  const report = reportMap(conversation.votes, map, { ids: conversation.statementIds, texts }, muted);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  if (values.svg) {
    writeFileSync(
      values.svg,
      drawOpinionMap(map, report, { language, ...(values.title ? { title: values.title } : {}) }),
    );
  }
  if (values.places) writeFileSync(values.places, placesCsv(conversation, map));
  if (values.export)
    writeFileSync(values.export, writeParticipantVotes({ ...conversation, groups: map.groups.labels }));
  if (!(values.json || values.svg || values.places || values.export)) tell(report);
}

try {
  run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
