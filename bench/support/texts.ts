/** Texts of proposals for benches: resampled from the real messages where the data folder is present, else generated. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../../algorithms/random/prng.ts';
import { demoTopics } from '../../modules/proposals/demo/topics.ts';

export interface ProposalTexts {
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  reply: string;
}

export interface TextSource {
  /** Where the texts come from, in a word for the report. */
  origin: string;
  /** The n-th proposal's texts; the same n gives the same texts. */
  textsOf(n: number): ProposalTexts;
}

interface Message {
  title: string;
  text: string;
  reply?: string;
}

function readMessages(file: string): Message[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Message);
}

/** Sentences with their stops. */
const sentencesOf = (text: string): string[] =>
  (text.match(/[^。！？!?；\n]+[。！？!?；]?/gu) ?? []).map((item) => item.trim()).filter((item) => item.length > 3);

/** The part of a proposal one message makes: its sentences cut in three. */
function thirds(text: string): [string, string, string] {
  const sentences = sentencesOf(text);
  const cut = Math.ceil(sentences.length / 3);
  return [sentences.slice(0, cut).join(''), sentences.slice(cut, 2 * cut).join(''), sentences.slice(2 * cut).join('')];
}

function resample(messages: readonly Message[], replied: readonly Message[]): TextSource {
  const parts = [...messages, ...replied].map((item) => ({ title: item.title.trim(), thirds: thirds(item.text) }));
  return {
    origin: `resampled from ${messages.length + replied.length} real messages and ${replied.length} official replies`,
    textsOf(n) {
      const random = createRandom(n + 1);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const [one, two] = [pick(parts), pick(parts)];
      return {
        subject: `关于${one.title}的建议`.slice(0, 100),
        situation: `${one.thirds[0]}${two.thirds[0]}`,
        analysis: `${one.thirds[1]}${two.thirds[1]}`,
        suggestions: `${one.thirds[2]}${two.thirds[2]}` || '请有关部门研究并答复。',
        reply: pick(replied).reply!.replace(/\s+/g, ' ').slice(0, 4000),
      };
    },
  };
}

function generate(): TextSource {
  const sentences = demoTopics.map((topic) => ({
    situation: sentencesOf(topic.situation),
    analysis: sentencesOf(topic.analysis),
    suggestions: topic.suggestions,
    reply: sentencesOf(topic.reply),
  }));
  return {
    origin: 'generated from the sentences of the demo province (the real messages are absent)',
    textsOf(n) {
      const random = createRandom(n + 1);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const draw = (key: keyof (typeof sentences)[number], count: number) =>
        Array.from({ length: count }, () => pick(pick(sentences)[key])).join('');
      return {
        subject: pick(demoTopics).subject.replace('{地}', `第${n % 997}街道`),
        situation: draw('situation', 5),
        analysis: draw('analysis', 4),
        suggestions: draw('suggestions', 5),
        reply: draw('reply', 8),
      };
    },
  };
}

/** @param folder data folder; absent or without messages: generated texts, and the origin says so */
export function openTexts(folder: string = resolve(import.meta.dirname, '../../../shared/data')): TextSource {
  const [all, replied] = ['messages.jsonl.gz', 'replied.jsonl.gz'].map((file) => join(folder, 'messages', file));
  if (!existsSync(all!) || !existsSync(replied!)) return generate();
  return resample(
    readMessages(all!),
    readMessages(replied!).filter((item) => (item.reply ?? '').length > 20),
  );
}
