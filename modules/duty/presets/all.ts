/** The rule sets an assembly may begin with. */
import type { DutyRules } from '../rules.ts';
import { aaCity } from './aa-city.ts';
import { anqing } from './anqing.ts';
import { jinan } from './jinan.ts';
import { minhang } from './minhang.ts';
import { outcomes } from './outcomes.ts';
import { tongcheng } from './tongcheng.ts';

export const presetNames = ['outcomes', 'jinan', 'tongcheng', 'minhang', 'anqing', 'aa_city'] as const;
export type PresetName = (typeof presetNames)[number];

export const presets: Readonly<Record<PresetName, DutyRules>> = {
  outcomes,
  jinan,
  tongcheng,
  minhang,
  anqing,
  aa_city: aaCity,
};
