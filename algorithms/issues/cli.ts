/**
 * Issues of a file of messages.
 *   npm run -s exec -- algorithms/issues/cli.ts MESSAGES.jsonl[.gz] [--json FILE] [--svg FILE] [--rows 12]
 *     [--by heat|size] [--least-size 2] [--half-life-days 30] [--decisions FILE]
 * Without --json and --svg the issues are listed on the terminal.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Decision } from './decisions.ts';
import { IssueIndex } from './issue-index.ts';
import { readMessages } from './message-file.ts';
import { drawIssues } from './picture.ts';

function run(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      svg: { type: 'string' },
      rows: { type: 'string', default: '12' },
      by: { type: 'string', default: 'heat' },
      title: { type: 'string' },
      'least-size': { type: 'string', default: '2' },
      'half-life-days': { type: 'string', default: '30' },
      decisions: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file)
    throw new Error('usage: cli.ts MESSAGES.jsonl[.gz] [--json FILE] [--svg FILE] [--rows 12] [--by heat|size]');
  const bytes = readFileSync(file);
  const messages = readMessages((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'));
  const halfLife = Number(values['half-life-days']) * 24 * 3600 * 1000;
  const index = new IssueIndex({
    leastSize: Number(values['least-size']),
    halfLife,
    decisions: values.decisions ? (JSON.parse(readFileSync(values.decisions, 'utf8')) as Decision[]) : [],
  });
  index.addAll(messages);
  const report = index.report();
  const rows = Number(values.rows);
  const by = values.by === 'size' ? 'size' : 'heat';
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  if (values.svg) {
    writeFileSync(
      values.svg,
      drawIssues(report, { rows, by, halfLife, ...(values.title ? { title: values.title } : {}) }),
    );
  }
  if (values.json || values.svg) return;
  console.log(`${messages.length} 条留言，${report.issues.length} 件事，${report.outliers.length} 条不成件`);
  const order = by === 'size' ? report.issues.toSorted((a, b) => b.members.length - a.members.length) : report.issues;
  for (const issue of order.slice(0, rows)) {
    const place = issue.place ? ` · ${issue.place.name}` : '';
    console.log(
      `${issue.heat.toFixed(1).padStart(6)}  ${String(issue.members.length).padStart(4)} 条  ${issue.name}${place}`,
    );
    console.log(`                ${issue.words.join(' · ')}`);
  }
}

try {
  run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
