/** The platform's own sentences: errors that any operation can answer. */
import type { ModuleWords } from './catalogue.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export const platformWords: ModuleWords = { name: 'platform', locales: { 'zh-CN': zh, en } };
