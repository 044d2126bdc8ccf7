/** Words of the showcase alone, in both languages; invented people and places. */
const chinese = {
  name: '清河省政协',
  nav: ['首页', '提案公开', '统计数据', '开放数据'],
  title: '部件与样式',
  lead: '各个页面共用的文字、颜色与部件。请在手机、电脑、深色与长者模式下查看。',
  subject: '关于完善城乡社区老年助餐服务网络的提案',
  long: '关于在全省县域范围内统筹推进基本公共文化服务设施错时延时开放并建立常态化群众评价反馈机制的提案',
  form: '填写提案',
  text: '我省六十岁以上人口占比逐年上升，不少社区已开办助餐点，但仍有三方面问题：一是布点不均，城区集中、乡村偏少；二是运营靠补贴，餐费与成本长期倒挂；三是送餐到户力量不足，行动不便的老人难以受益。',
  advice:
    '建议：统一规划布点，以步行十五分钟为服务半径；建立“政府补一点、企业让一点、个人出一点”的分担办法；由社区志愿者承担最后一百米送餐。',
};
const english: typeof chinese = {
  name: 'Qinghe Provincial Assembly',
  nav: ['Home', 'Register', 'Figures', 'Open data'],
  title: 'Parts and styles',
  lead: 'Words, colours and parts all pages share. Look at them on a phone, at a desk, in the dark and in elder mode.',
  subject: 'A network of meal services for older people in towns and villages',
  long: 'Opening county libraries, halls and museums outside office hours in all counties, with a standing way for the public to say how well it works',
  form: 'Write a proposal',
  text: 'The share of people over sixty grows every year. Many neighbourhoods have opened meal services, but they are uneven, depend on subsidies, and rarely reach those who cannot leave home.',
  advice:
    'We suggest planning services within a quarter of an hour on foot, sharing the cost between government, providers and guests, and asking volunteers to carry meals the last hundred metres.',
};

export type ShowcaseWords = typeof chinese;

/** @returns words for a locale */
export function showcaseWords(locale: string): ShowcaseWords {
  return locale === 'en' ? english : chinese;
}
