/**
 * Turns the messages with official replies of `messages/replied.jsonl.gz` into an old register as an office keeps one:
 * the message as the proposal's text, the reply and both times as they are. The set names neither proposers nor units,
 * so the first proposer is written as 留言人 and the message's id, and units are dealt out in turn.
 *
 *   npm run -s exec -- bench/data/messages-to-xlsx.ts --data <folder> --out <file.xlsx> [--units 省教育厅,省民政厅]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Cell } from '../../platform/documents/sheet-cells.ts';
import { writeWorkbook } from '../../platform/documents/sheets.ts';

export interface RepliedMessage {
  id: number;
  title: string;
  /** As the source writes it: 2019/4/25 9:32:09, 2019-04-08 08:37:20, 2018/4/24. */
  time: string;
  text: string;
  reply: string;
  rtime: string;
}

/** @returns undefined where the data are not at hand */
export function readRepliedMessages(data: string): RepliedMessage[] | undefined {
  const path = join(data, 'messages/replied.jsonl.gz');
  if (!existsSync(path)) return undefined;
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RepliedMessage);
}

const headings = [
  '来源编号',
  '案由',
  '第一提案人',
  '立案日期',
  '情况反映',
  '主办单位',
  '答复日期',
  '答复内容',
] as const;

/** @param units names of handling units of the assembly that will import it */
export function messagesWorkbook(messages: readonly RepliedMessage[], units: readonly string[]): Promise<Uint8Array> {
  const rows = messages.map((message, index): Cell[] => [
    `message-${message.id}`,
    message.title,
    `留言人${message.id}`,
    message.time,
    message.text,
    units[index % units.length] ?? '',
    message.rtime,
    message.reply,
  ]);
  return writeWorkbook([{ name: '提案目录', columns: headings.map((title) => ({ title })), rows }]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/data' },
      out: { type: 'string', default: 'old-register.xlsx' },
      units: { type: 'string', default: '省教育厅,省民政厅,省公安厅' },
    },
  });
  const messages = readRepliedMessages(values.data);
  if (!messages) return console.log(`no messages/replied.jsonl.gz in ${values.data}: nothing written`);
  writeFileSync(values.out, await messagesWorkbook(messages, values.units.split(',')));
  console.log(`${messages.length} rows written to ${values.out}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
