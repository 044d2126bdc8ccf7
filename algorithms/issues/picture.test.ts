import { expect, test } from 'vitest';
import { IssueIndex } from './issue-index.ts';
import { readMessages } from './message-file.ts';
import { drawIssues } from './picture.ts';
import { inventMessages } from './testing.ts';

test('the picture shows each issue’s name, people and heat, and is well-formed with any text', () => {
  const index = new IssueIndex();
  index.addAll(inventMessages(60, 3, 2));
  const nasty = '<script>&"\u0000\ud800\uffff';
  for (const id of ['x', 'y', 'z'])
    index.add({ id, title: nasty, text: `${nasty}很长的内容${id}`, time: 0, reactions: 9e9 });
  const report = index.report();
  const svg = drawIssues(report, { rows: 5, title: nasty });
  expect(svg).toContain(`${report.issues[0]!.people} 人`);
  expect(svg).not.toMatch(/<script|NaN|Infinity/);
  expect(svg).not.toContain(String.fromCharCode(0));
  expect(svg.isWellFormed()).toBe(true);
  const opened = svg.match(/<(svg|g|text|title)[ >]/g)!.length;
  expect(svg.match(/<\/(svg|g|text|title)>/g)!.length).toBe(opened);
});

test('an empty report and one without times are drawn too', () => {
  expect(drawIssues(new IssueIndex().report())).toContain('0 条留言');
  const index = new IssueIndex();
  for (const id of ['a', 'b']) index.add({ id, title: '停水', text: '小区停水了怎么办', time: null });
  expect(drawIssues(index.report(), { by: 'size' })).not.toMatch(/NaN|Infinity/);
});

test('messages are read from lines, with both ways of writing times', () => {
  const [one, two, three] = readMessages(
    '{"id":1,"title":"甲","text":"乙","time":"2019/2/8 9:05:00","user":"u","up":2,"down":1}\n\n' +
      '{"id":"2","time":"2019-02-08T09:05:00"}\n{"id":3}',
  );
  expect(one).toEqual({
    id: '1',
    title: '甲',
    text: '乙',
    time: Date.UTC(2019, 1, 8, 9, 5),
    author: 'u',
    reactions: 3,
  });
  expect(two!.time).toBe(one!.time);
  expect(three).toEqual({ id: '3', title: '', text: '', time: null, reactions: 0 });
  expect(() => readMessages('{"id":1}\n{')).toThrow('line 2');
  expect(() => readMessages('{"id":1,"time":"soon"}')).toThrow('line 1');
});
