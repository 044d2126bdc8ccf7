import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { atomText, type Feed } from './atom.ts';

const place = {
  origin: 'https://yt.example',
  base: '/xiangnan',
  self: '/xiangnan/proposals/feed.xml?words=a&b',
  locale: 'zh-CN',
  asOf: new Date('2026-03-01T00:00:00Z'),
};
const feed: Feed = {
  title: '提案 <登记> & 其他',
  path: '/proposals',
  author: '湘南省政协',
  entries: [
    {
      key: 'p/1',
      title: '关于 "引号" 的提案',
      path: '/proposals/1?x=1&y=2',
      updated: new Date('2026-02-02T03:04:05Z'),
    },
    {
      key: 'p/2',
      title: '坏字符\u0001\ud800尾',
      path: '/proposals/2',
      updated: new Date('2026-02-01T00:00:00Z'),
      summary: 'a < b',
    },
  ],
};
const parse = (text: string) =>
  new DOMParser({
    errorHandler: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'application/xml');

describe('a feed', () => {
  it('is XML whatever the texts hold, with absolute addresses and lasting ids', () => {
    const document = parse(atomText(feed, place));
    const entries = Array.from(document.getElementsByTagName('entry'));
    const text = (node: (typeof entries)[number], name: string) => node.getElementsByTagName(name)[0]?.textContent;
    expect(document.getElementsByTagName('title')[0]!.textContent).toBe(feed.title);
    expect(entries.map((entry) => text(entry, 'title'))).toEqual([feed.entries[0]!.title, '坏字符\ufffd尾']);
    expect(entries.map((entry) => text(entry, 'id'))).toEqual([
      'tag:yt.example,2026:xiangnan/p/1',
      'tag:yt.example,2026:xiangnan/p/2',
    ]);
    expect(entries[0]!.getElementsByTagName('link')[0]!.getAttribute('href')).toBe(
      'https://yt.example/xiangnan/proposals/1?x=1&y=2',
    );
    expect(text(entries[1]!, 'summary')).toBe('a < b');
    expect(document.getElementsByTagName('updated')[0]!.textContent).toBe('2026-02-02T03:04:05.000Z');
  });

  it('without entries says when it was read', () => {
    const document = parse(atomText({ ...feed, entries: [] }, place));
    expect(document.getElementsByTagName('updated')[0]!.textContent).toBe('2026-03-01T00:00:00.000Z');
  });
});
