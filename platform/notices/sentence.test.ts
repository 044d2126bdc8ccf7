import { describe, expect, it } from 'vitest';
import { createTranslations } from '../i18n/translate.ts';
import { noticeSentence } from './sentence.ts';

const words = {
  notices: { kind: { hello: '您好，{{name}}' } },
  proposals: { notice: { filed: '提案已立案，编号 {{number}}', more: { deep: '更多' } } },
};

describe('noticeSentence', () => {
  it('finds the common sentence or the module’s own, else shows the kind', async () => {
    const t = (await createTranslations({ 'zh-CN': words, en: words }))('zh-CN');
    expect(noticeSentence(t, 'hello', { name: '林示范' })).toBe('您好，林示范');
    expect(noticeSentence(t, 'proposals.notice.filed', { number: 12 })).toBe('提案已立案，编号 12');
    expect(noticeSentence(t, 'proposals.notice.unknown', {})).toBe('proposals.notice.unknown');
    expect(noticeSentence(t, 'proposals.notice.more', {})).toBe('proposals.notice.more');
    expect(noticeSentence(t, 'unknown', {})).toBe('unknown');
  });
});
