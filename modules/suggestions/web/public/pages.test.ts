/** The public pages as they are sent, drawn from samples: what is said, how it is reached, what never stands there. */
import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../web/words.ts';
import { recordReaders } from '../../readers.ts';
import { stagesOf } from './story.tsx';
import { id, list, map, mine, options, page, sample, secret, sending, ways } from './testing-pages.ts';

describe('the head of every page', () => {
  it('names the room only where its rules are in force', () => {
    const [open, closed] = [page('suggestions', list()), page('suggestions', list(), 'zh-CN', { rules: [] })];
    const nav = (html: string) => /<nav[\s\S]*?<\/nav>/.exec(html)![0];
    expect(nav(open)).toContain('href="/qinghe/suggestions"');
    expect(nav(closed)).not.toContain('/qinghe/suggestions');
    expect(nav(closed)).toContain('href="/qinghe/proposals"');
  });
});

describe('the list', () => {
  it('leads to each one, to the next page and to the map, with what was asked for', () => {
    const html = page('suggestions', list({ filter: { words: '路灯' }, asked: 'words=%E8%B7%AF%E7%81%AF' }));
    expect(html).toContain(`href="/qinghe/suggestions/${id}"`);
    expect(html).toContain('href="/qinghe/suggestions?words=%E8%B7%AF%E7%81%AF&amp;page=3"');
    expect(html).toContain('view=map&amp;words=');
    expect(html).toContain('alt="照片：汽车站东边的路灯不亮"');
    expect(page('suggestions', list(), 'en')).toContain('41 suggestions');
  });

  it('says on the map the same as beside it', () => {
    const points = [
      {
        suggestionId: id,
        number: 1,
        subject: '在省里',
        state: 'led' as const,
        place: '',
        longitude: 112.4,
        latitude: 26.4,
      },
      { suggestionId: id, number: 2, subject: '在别处', state: 'led' as const, place: '', longitude: 80, latitude: 10 },
    ];
    const html = page(
      'suggestions',
      list({ view: 'map', list: null, map: { areas: map, chosen: undefined, points, more: 7 } }),
    );
    expect(html).toContain('class="yt-map-sign"');
    expect(html.match(/在省里/g)!.length).toBeGreaterThan(2);
    expect(html).not.toContain('在别处');
    expect(html).toContain('还有 7 条');
    expect(html).toContain('另有 1 条的地点不在本图范围内');
    expect(html).toContain('href="/qinghe/suggestions?view=map&amp;area=linjiang"');
  });
});

describe('one suggestion', () => {
  it('says in one glance what was asked, where it stands, how it was answered and rated', () => {
    const html = page('suggestion', { it: sample, links: { from: [], became: [] }, joined: false, ways });
    const glance = html.slice(html.indexOf('id="glance"'), html.indexOf('id="story"'));
    for (const text of ['路灯坏了', '办理中', '县住房和城乡建设局', '已于三月八日修好。', '满意'])
      expect(glance).toContain(text);
    expect(html).toContain('第 1 张，共 1 张');
    expect(html).toContain('class="withheld"');
    expect(html).toContain('value="join"');
  });

  it('previewed before the decision says so, shows photos by the way of those inside, and is joined by nobody', () => {
    const html = page('suggestion', { it: sample, links: { from: [], became: [] }, joined: false, preview: true });
    expect(html).toContain('class="preview"');
    expect(html).toContain(`/suggestions/${sample.suggestionId}/photos/`);
    expect(html).not.toContain('/suggestions/public/');
    expect(html).not.toContain('value="join"');
  });

  it('shows no text where only the title is public', () => {
    const html = page('suggestion', {
      it: { ...sample, text: [], photos: [], answers: [], rated: [] },
      links: { from: [], became: [] },
      joined: true,
      ways,
    });
    expect(html).toContain('只公开标题');
    expect(html).toContain('value="leave"');
  });
});

describe('the story', () => {
  it('goes on with whoever takes care once it was screened', () => {
    const timeline = [{ on: '2026-03-01', action: 'admit', details: {} }];
    const it = { ...sample, state: 'accepted' as const, timeline };
    const html = page('suggestion', { it, links: { from: [], became: [] }, joined: false, ways });
    const [screened, next] = html.split('<li class="yt-stage').slice(1);
    expect(screened).not.toContain('aria-current');
    expect(next).toMatch(/aria-current="step".*办理.*安排由谁办理/);
  });
  it('is told by stage, with the days each took', () => {
    const timeline = [
      { on: '2026-03-01', action: 'admit', details: {} },
      { on: '2026-03-02', action: 'confirm_assignment', details: {} },
      { on: '2026-03-03', action: 'accept', details: {} },
      { on: '2026-03-12', action: 'issue_reply', details: {} },
      { on: '2026-03-13', action: 'rate', details: {} },
    ];
    expect(stagesOf(timeline).map(({ kind, lines }) => `${kind} ${lines.length}`)).toEqual([
      'screening 1',
      'care 2',
      'answer 2',
    ]);
    const html = page('suggestion', {
      it: { ...sample, timeline },
      links: { from: [], became: [] },
      joined: false,
      ways,
    });
    expect(html).toContain('2026年3月2日至2026年3月12日');
    expect(html).toContain('10 天');
    expect(html).not.toContain('suggestions.done');
  });

  it('has plain words for every step everybody or the sender may be told of', () => {
    const told = Object.entries(recordReaders).flatMap(([action, { line }]) =>
      (line as readonly string[]).includes('public') || (line as readonly string[]).includes('proposer') ? action : [],
    );
    expect(told.length).toBeGreaterThan(10);
    for (const locale of ['zh-CN', 'en'])
      expect(
        told.filter(
          (action) =>
            !createWords(locale).exists(`suggestions.done.${action}`) &&
            !createWords(locale).exists(`suggestions.action.${action}`),
        ),
      ).toEqual([]);
  });
});

describe('sending', () => {
  it('is a plain form with files, and holds what was typed and sent when something is wrong', () => {
    const html = page(
      'suggestion-new',
      sending({
        typed: { suggestionId: id, secret, text: '路灯<b>', place: '桥头' },
        photoIds: [id],
        problem: '提交的内容有误',
        wrong: { text: '至少 5 个字' },
      }),
    );
    expect(html).toContain('encType="multipart/form-data"');
    expect(html).toContain('路灯&lt;b&gt;</textarea>');
    expect(html).toContain('href="#text">至少 5 个字');
    expect(html).toContain(`name="photoIds" value="${id}"`);
    expect(html).toContain('aria-describedby="text-hint text-wrong"');
    expect(html).not.toMatch(/maxlength="(?!6")/i);
  });

  it('asks for no more than the rule', () => {
    expect(page('suggestion-new', sending())).not.toContain('发送验证码</button>');
    const confirmed = { ...options, identity: 'confirmed' as const, maySend: false };
    const asked = page('suggestion-new', sending({ options: confirmed, code: 'asked' }));
    expect(asked).toContain('六位数字');
    expect(asked).toContain('autoComplete="one-time-code"');
    expect(page('suggestion-new', sending({ options: { ...confirmed, channels: [] } }))).toContain(
      '没有可用的发送渠道',
    );
    const members = { ...options, identity: 'member' as const, maySend: false };
    expect(page('suggestion-new', sending({ options: members }))).not.toContain(
      '<form method="post" action="/qinghe/suggestions/new"',
    );
  });

  it('gives the script all its words, with blanks it can fill', () => {
    const html = page('suggestion-new', sending(), 'en');
    const words = JSON.parse(
      /data-words="([^"]+)"/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
    ) as Record<string, string>;
    expect(words.sent).toContain('{{receipt}}');
    expect(Object.entries(words).filter(([key, text]) => text === '' || text === `suggestions.send.${key}`)).toEqual(
      [],
    );
  });
});

describe('the private page', () => {
  it('is for its sender: receipt, address as text and code, what comes next and until when', () => {
    const html = page('suggestion-mine', mine({}, { done: 'sent' }), 'zh-CN', { hidden: true });
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(html).toContain(`https://house.example/qinghe/suggestions/mine/${secret}`);
    expect(html).toContain('ABCDE-FGHJK');
    expect(html).toContain('2026年3月8日前：工作人员审核您的建议');
    expect(html).toContain('照片 1 打不开');
    expect(html).toContain('138****0000');
    expect(html).toContain('class="yt-qr"');
  });

  it('offers the steps the sender may take and no others', () => {
    const steps = (html: string) => [...html.matchAll(/name="step" value="(\w+)"/g)].map(([, step]) => step).sort();
    expect(steps(page('suggestion-mine', mine()))).toEqual(['delete', 'follow', 'withdraw']);
    const returned = mine({
      state: 'returned',
      abilities: ['resend', 'object'],
      contact: null,
      decision: { code: 'unclear', label: '不够清楚', note: '哪一盏？' },
    });
    const html = page('suggestion-mine', returned);
    expect(steps(html)).toEqual(['object', 'resend']);
    expect(html).toContain('不够清楚 · 哪一盏？');
    const answer = {
      replyId: null,
      from: '第一小组',
      round: 1,
      class: null,
      classLabel: null,
      body: '修好了',
      at: '2026-03-09T08:00:00.000Z',
      rated: null,
    };
    const answered = page(
      'suggestion-mine',
      mine({ state: 'answered', answers: [answer], abilities: ['rate'], contact: null }),
    );
    expect(steps(answered)).toEqual(['rate']);
    expect(answered.match(/type="radio"/g)).toHaveLength(3);
    expect(
      page(
        'suggestion-mine',
        mine({ state: 'passed_on', abilities: [], decision: { code: 'hotline', label: '便民热线', note: '' } }),
      ),
    ).toContain('已经转到：便民热线');
  });
});

describe('rules of screening and the sheet to put up', () => {
  it('name every reason, with its number', () => {
    const log = {
      year: 2026,
      received: 40,
      accepted: 30,
      waiting: 2,
      returned: [{ code: 'unclear', label: '内容不够清楚', count: 3 }],
      declined: [{ code: 'empty', label: '没有具体建议', count: 5 }],
      passedOn: [],
      hidden: [],
      objections: { made: 2, upheld: 1, dismissed: 1 },
    };
    const html = page('suggestion-screening', { log, options, thisYear: 2026 });
    expect(html).toContain('5 个工作日');
    for (const { label } of [...options.declineReasons, ...options.passOnChannels]) expect(html).toContain(label);
    expect(html).toContain('提出 2 件，成立 1 件，维持 1 件');
    expect(html).not.toContain('year=2027');
  });

  it('lead to the form with the place', () => {
    const html = page('suggestion-poster', { at: '青禾汽车站', screening: options.screening });
    expect(html).toContain('https://house.example/qinghe/suggestions/new?at=青禾汽车站');
    expect(html).toContain('对青禾汽车站有什么建议');
  });
});
