/** The demo province: three fictional assemblies with the kinds of bodies and departments real ones have. */
import type { BodyKind, UnitKind } from './tables.ts';

export interface DemoUnit {
  /** Latin name, first part of its people's logins. */
  key: string;
  name: string;
  kind: UnitKind;
  side: 'party' | 'government';
  letterCode: string;
}

export interface DemoAssembly {
  code: string;
  parent: string | null;
  level: 'province' | 'city' | 'county';
  name: string;
  shortName: string;
  nameEn?: string;
  shortNameEn?: string;
  place: string;
  contact: string;
  /** Ordinal of the term that runs now. */
  term: number;
  /** Month and day of the plenary and of its window, in China's time. */
  plenary: { opens: string; closes: string; from: string; until: string };
  bodies: Record<BodyKind, readonly string[]>;
  units: readonly DemoUnit[];
}

const handling = (
  key: string,
  name: string,
  letterCode: string,
  side: 'party' | 'government' = 'government',
): DemoUnit => ({
  key,
  name,
  kind: 'handling',
  side,
  letterCode,
});

const offices = (party: string, government: string): DemoUnit[] => [
  { key: 'party', name: party, kind: 'supervision_party', side: 'party', letterCode: '' },
  { key: 'government', name: government, kind: 'supervision_government', side: 'government', letterCode: '' },
];

const groups = (count: number) =>
  ['第一小组', '第二小组', '第三小组', '第四小组', '第五小组', '第六小组'].slice(0, count);

const province: DemoAssembly = {
  code: 'xiangnan',
  parent: null,
  level: 'province',
  name: '湘南省政协',
  shortName: '湘南',
  nameEn: 'Xiangnan Provincial Committee of the CPPCC',
  shortNameEn: 'Xiangnan',
  place: '湘南省南湖市',
  contact: '提案委员会办公室（演示）',
  term: 13,
  plenary: { opens: '01-18T09:00', closes: '01-23T11:30', from: '01-05T09:00', until: '01-21T18:00' },
  bodies: {
    sector: [
      '中共界',
      '民主党派界',
      '无党派人士界',
      '共青团界',
      '总工会界',
      '妇联界',
      '工商联界',
      '科协界',
      '侨联界',
      '文化艺术界',
      '科学技术界',
      '社会科学界',
      '经济界',
      '农业界',
      '教育界',
      '体育界',
      '新闻出版界',
      '医药卫生界',
      '社会福利和社会保障界',
      '少数民族界',
      '宗教界',
      '环境资源界',
    ],
    committee: [
      '提案委员会',
      '经济科技委员会',
      '农业和农村委员会',
      '人口资源环境委员会',
      '教育卫生体育委员会',
      '社会和法制委员会',
      '民族宗教委员会',
      '文化文史和学习委员会',
    ],
    party: [
      '民革湘南省委会',
      '民盟湘南省委会',
      '民建湘南省委会',
      '民进湘南省委会',
      '农工党湘南省委会',
      '致公党湘南省委会',
      '九三学社湘南省委会',
    ],
    organisation: ['省工商联', '省总工会', '共青团湘南省委', '省妇联', '省科协', '省侨联'],
    group: groups(6),
  },
  units: [
    ...offices('省委督查室', '省政府督查室'),
    handling('fagai', '省发展和改革委员会', '湘南发改'),
    handling('jiaoyu', '省教育厅', '湘南教'),
    handling('keji', '省科学技术厅', '湘南科'),
    handling('gongxin', '省工业和信息化厅', '湘南工信'),
    handling('minzong', '省民族宗教事务委员会', '湘南民宗'),
    handling('gongan', '省公安厅', '湘南公'),
    handling('minzheng', '省民政厅', '湘南民'),
    handling('sifa', '省司法厅', '湘南司'),
    handling('caizheng', '省财政厅', '湘南财'),
    handling('renshe', '省人力资源和社会保障厅', '湘南人社'),
    handling('ziran', '省自然资源厅', '湘南自然资'),
    handling('shengtai', '省生态环境厅', '湘南环'),
    handling('zhujian', '省住房和城乡建设厅', '湘南建'),
    handling('jiaotong', '省交通运输厅', '湘南交'),
    handling('shuili', '省水利厅', '湘南水'),
    handling('nongye', '省农业农村厅', '湘南农'),
    handling('shangwu', '省商务厅', '湘南商'),
    handling('wenlv', '省文化和旅游厅', '湘南文旅'),
    handling('weijian', '省卫生健康委员会', '湘南卫'),
    handling('tuiyi', '省退役军人事务厅', '湘南退役'),
    handling('yingji', '省应急管理厅', '湘南应急'),
    handling('shichang', '省市场监督管理局', '湘南市监'),
    handling('tiyu', '省体育局', '湘南体'),
    handling('yibao', '省医疗保障局', '湘南医保'),
    handling('linye', '省林业局', '湘南林'),
    handling('xuanchuan', '省委宣传部', '湘南宣', 'party'),
    handling('bianban', '省委编办', '湘南编办', 'party'),
  ],
};

const city: DemoAssembly = {
  code: 'linjiang',
  parent: 'xiangnan',
  level: 'city',
  name: '临江市政协',
  shortName: '临江',
  nameEn: 'Linjiang Municipal Committee of the CPPCC',
  shortNameEn: 'Linjiang',
  place: '湘南省临江市',
  contact: '提案委员会（演示）',
  term: 9,
  plenary: { opens: '01-07T09:00', closes: '01-10T11:30', from: '01-02T09:00', until: '01-09T12:00' },
  bodies: {
    sector: [
      '中共界',
      '民主党派界',
      '无党派人士界',
      '共青团和青联界',
      '工会界',
      '妇联界',
      '工商联界',
      '文化艺术界',
      '经济界',
      '农业界',
      '教育界',
      '医药卫生界',
    ],
    committee: ['提案委员会', '经济委员会', '农业和人口资源环境委员会', '教科卫体委员会', '社会法制和民族宗教委员会'],
    party: ['民革临江市委会', '民盟临江市委会', '民建临江市委会', '农工党临江市委会'],
    organisation: ['市工商联', '市总工会', '共青团临江市委', '市妇联'],
    group: groups(3),
  },
  units: [
    ...offices('市委督查室', '市政府督查室'),
    handling('jiaoyu', '市教育局', '临教'),
    handling('minzheng', '市民政局', '临民'),
    handling('caizheng', '市财政局', '临财'),
    handling('renshe', '市人力资源和社会保障局', '临人社'),
    handling('shengtai', '市生态环境局', '临环'),
    handling('zhujian', '市住房和城乡建设局', '临建'),
    handling('jiaotong', '市交通运输局', '临交'),
    handling('shuili', '市水利局', '临水'),
    handling('nongye', '市农业农村局', '临农'),
    handling('wenlv', '市文化旅游广电局', '临文旅'),
    handling('weijian', '市卫生健康委员会', '临卫'),
    handling('chengguan', '市城市管理局', '临城管'),
  ],
};

const county: DemoAssembly = {
  code: 'qinghe',
  parent: 'linjiang',
  level: 'county',
  name: '青禾县政协',
  shortName: '青禾',
  nameEn: 'Qinghe County Committee of the CPPCC',
  shortNameEn: 'Qinghe',
  place: '湘南省临江市青禾县',
  contact: '提案法制委员会（演示）',
  term: 10,
  plenary: { opens: '01-03T09:00', closes: '01-05T17:00', from: '01-02T08:00', until: '01-04T17:30' },
  bodies: {
    sector: ['中共界', '民主党派界', '群团界', '工商联界', '农业界', '教育界', '医药卫生界', '经济界'],
    committee: ['提案法制委员会', '经济农业委员会', '文教卫体委员会'],
    party: ['民盟青禾县总支', '农工党青禾县总支'],
    organisation: ['县工商联', '县总工会', '县妇联'],
    group: groups(2),
  },
  units: [
    ...offices('县委督查室', '县政府督查室'),
    handling('jiaoyu', '县教育局', '青教'),
    handling('minzheng', '县民政局', '青民'),
    handling('zhujian', '县住房和城乡建设局', '青建'),
    handling('jiaotong', '县交通运输局', '青交'),
    handling('shuili', '县水利局', '青水'),
    handling('nongye', '县农业农村局', '青农'),
    handling('wenlv', '县文化旅游局', '青文旅'),
    handling('weijian', '县卫生健康局', '青卫'),
  ],
};

/** Parents before children. */
export const demoAssemblies: readonly DemoAssembly[] = [province, city, county];
