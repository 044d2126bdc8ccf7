/**
 * People of the demo province. Every name is a surname with a word that means sample, pattern or rehearsal, so that
 * nobody takes them for a real person.
 */
import type { PersonPlan, Role } from '../accounts/index.ts';

const surnames = [
  ...'林周陈何沈许邓曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾',
];
const samples = [
  '示范',
  '样例',
  '演示',
  '范例',
  '拟名',
  '化名',
  '例言',
  '试笔',
  '设例',
  '示例',
  '代称',
  '虚怀',
  '拟真',
  '例文',
  '样本',
  '演练',
  '示意',
];

/** The n-th fictional name, from 0; the first 800 or so differ. */
export function fictionalName(n: number): string {
  return `${surnames[n % surnames.length]}${samples[(n * 5 + Math.floor(n / surnames.length)) % samples.length]}`;
}

/** Fictional workplaces, taken in turn. */
export const workplaces = [
  '湘南样例大学',
  '示范人民医院',
  '样例中学',
  '演示律师事务所',
  '示例农业合作社',
  '范例机械有限公司',
  '样例文化馆',
  '示范水利设计院',
  '演示社区服务中心',
  '示例公交公司',
  '样例科技有限公司',
  '范例社会工作服务中心',
];

/** Posts there, taken in turn. */
export const posts = ['教授', '主任医师', '高级教师', '主任', '理事长', '工程师', '馆员'];

/** Staff every assembly has; the login is followed by `@<code>` outside the province. */
export const staffPlans: ReadonlyArray<{ login: string; role: Role }> = [
  { login: 'clerk', role: 'clerk' },
  { login: 'reviewer1', role: 'reviewer_1' },
  { login: 'reviewer2', role: 'reviewer_2' },
  { login: 'reviewer3', role: 'reviewer_3' },
  { login: 'assigner', role: 'assigner' },
  { login: 'leader', role: 'leader' },
  { login: 'evaluator', role: 'evaluator' },
  { login: 'auditor', role: 'auditor' },
  { login: 'admin', role: 'admin' },
  { login: 'security', role: 'security_admin' },
];

/** How many members each assembly has. */
export const memberCounts: Readonly<Record<string, number>> = { xiangnan: 60, linjiang: 24, qinghe: 14 };

/** Units whose people are offered for one-click sign-in. */
export const shownUnits: readonly string[] = ['jiaotong', 'minzheng', 'shuili'];

/** The login of a person of an assembly: plain in the province, `name@code` elsewhere. */
export const loginIn = (code: string, name: string): string => (code === 'xiangnan' ? name : `${name}@${code}`);

/** Members whose pages open in elder mode. */
export const elder: Pick<PersonPlan, 'elderMode' | 'fontStep'> = { elderMode: true, fontStep: 3 };
