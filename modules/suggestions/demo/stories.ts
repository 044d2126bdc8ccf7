/** What people of the demo province have suggested: everyday matters of made-up places, and how far each has come. */

export type Stage =
  | 'received'
  | 'returned'
  | 'declined'
  | 'objected'
  | 'passed_on'
  | 'withdrawn'
  | 'accepted'
  | 'converted'
  | 'led'
  | 'led_answered'
  | 'led_closed'
  | 'assigning'
  | 'dispatched'
  | 'handling'
  | 'answered'
  | 'closed'
  | 'case';

export interface Story {
  stage: Stage;
  category: string;
  text: string;
  place: string;
  /** Longitude and latitude; absent: the sender gave none. */
  at?: readonly [number, number];
  /** What the drawn photo shows. */
  photo?: 'lamp' | 'bench' | 'road' | 'tree';
  /** Of the assembly's units, by name; absent: its first. */
  answer?: string;
  joined?: number;
}

const story = (stage: Stage, category: string, place: string, text: string, more: Partial<Story> = {}): Story => ({
  stage,
  category,
  place,
  text,
  ...more,
});

/** By assembly. */
export const stories: Readonly<Record<string, readonly Story[]>> = {
  xiangnan: [
    story(
      'case',
      'street',
      '湖东区明月路小学东门',
      '明月路小学东门的两盏路灯不亮已有一个多月，放学时天黑，孩子过马路看不清，请尽快修复。',
      {
        at: [112.21, 26.38],
        photo: 'lamp',
        answer: '已更换两盏路灯的灯头，并检查了沿线线路，当晚恢复照明。今后每月巡检一次。',
        joined: 12,
      },
    ),
    story(
      'case',
      'transit',
      '南津县新桥路口',
      '新桥路口到县医院没有直达公交，老人看病要换乘两次，建议把3路车延伸两站。',
      {
        at: [112.78, 26.7],
        answer: '3路车已延伸至县医院，早晚各增加一班，站牌同步更新。',
        joined: 31,
      },
    ),
    story(
      'led_closed',
      'greens',
      '湖西区杏花公园',
      '杏花公园儿童区的地垫破损翘起，容易绊倒小孩，建议更换并加装围栏。',
      {
        at: [112.05, 26.62],
        photo: 'bench',
        answer: '与公园管理处、居民代表现场协商后，地垫已全部更换，围栏在月底前装好。',
        joined: 9,
      },
    ),
    story('closed', 'clean', '岳前区柳堤', '柳堤步道早上垃圾桶常常满溢，建议增加清运次数。', {
      at: [112.76, 26.3],
      answer: '清运由每日一次增为两次，增设分类垃圾桶六组。',
    }),
    story('answered', 'service', '省政务服务大厅', '大厅的取号机字太小，老人看不清，建议增加大字模式和语音提示。', {
      answer: '取号机已增加大字界面，导办员在每台机器旁值守，语音提示下月上线。',
      joined: 18,
    }),
    story(
      'led_answered',
      'culture',
      '稻香县文化馆',
      '文化馆周末只开到下午五点，上班的人没有时间去，建议周末延长到晚上八点。',
      {
        at: [112.38, 26.8],
        answer: '文化馆同意试行周末延时开放三个月，届时看来馆人数再定。',
        joined: 22,
      },
    ),
    story('handling', 'street', '莲渚县解放路', '解放路人行道地砖松动，下雨天踩上去溅水，建议整体翻修。', {
      at: [112.3, 26.1],
      photo: 'road',
      joined: 7,
    }),
    story('handling', 'school', '湖东区第二小学', '放学后托管只到五点半，很多家长赶不上，建议延长到六点半。', {
      joined: 40,
    }),
    story('dispatched', 'health', '云峤市泉坪县', '镇卫生院没有儿科，孩子发烧要跑县城，建议每周安排两天儿科坐诊。', {
      at: [111.6, 26.8],
    }),
    story(
      'assigning',
      'market',
      '望川市槐里县农贸市场',
      '农贸市场早上六点才开门，种菜的农户希望提前到五点，方便卖完回家干活。',
      { at: [113.25, 26.2] },
    ),
    story('led', 'old_age', '湖东区向阳小区', '小区没有老人活动的地方，架空层空着，建议改成活动室。', {
      at: [112.2, 26.35],
      joined: 15,
    }),
    story('accepted', 'transit', '榆湾市芦汀县车站', '车站候车处没有遮阳棚，夏天很晒，建议加装。', {
      at: [112.1, 25.2],
      photo: 'bench',
    }),
    story('accepted', 'village', '石澜市赤岩县', '村道会车困难，建议每隔三百米设一处会车点。', {
      at: [111.0, 26.0],
      photo: 'road',
      joined: 5,
    }),
    story(
      'converted',
      'old_age',
      '全省',
      '各地老年食堂补贴办法不一样，有的村办了又停，建议全省统一补贴标准并长期坚持。',
      { joined: 26 },
    ),
    story('passed_on', 'other', '湖西区', '楼上邻居空调滴水，打扰休息，希望帮忙协调。'),
    story('declined', 'other', '', '请推荐我们店的新产品给大家。'),
    story('objected', 'market', '岳前区', '希望统一全市早餐的价格。'),
    story('returned', 'street', '', '路上有个坑，请修一下。', { photo: 'road' }),
    story('withdrawn', 'greens', '南津县', '公园里的树影响采光，建议修剪。'),
    story('received', 'greens', '鹿鸣市鹿溪区河边', '河边步道晚上太暗，散步的老人多，建议加几盏矮灯。', {
      at: [113.15, 27.2],
      photo: 'lamp',
    }),
    story('received', 'transit', '湖东区火车站', '建议在火车站出口设置醒目的公交换乘指示牌。', { at: [112.2, 26.4] }),
    story('received', 'transit', '湖东区火车站', '建议在火车站出口，设置醒目的公交换乘指示牌！'),
    story('received', 'service', '', '办理居住证能不能增加周六半天窗口？联系电话 13800001234。'),
    story('received', 'culture', '澄水市桑园县', '乡村书屋的书很久没有更新，建议与县图书馆定期交换。', {
      at: [112.35, 27.3],
    }),
  ],
  linjiang: [
    story('case', 'greens', '江左区滨江公园', '滨江公园夜里没有厕所开放，建议延长开放时间。', {
      at: [112.9, 25.35],
      answer: '公园厕所开放时间延长到晚上十一点，并安排专人保洁。',
      joined: 14,
    }),
    story('closed', 'clean', '江右区菜市场', '菜市场后门污水外溢，气味很大，请疏通。', {
      at: [113.1, 25.75],
      photo: 'road',
      answer: '排水管已疏通并更换两处井盖，每周清洗地面。',
    }),
    story('answered', 'street', '竹垣县东街', '东街路口红绿灯绿灯时间太短，老人走不到对面。', {
      at: [113.3, 25.4],
      answer: '已将行人绿灯延长八秒，并设置安全岛。',
    }),
    story('handling', 'school', '柳浦县第一中学', '校门口上下学拥堵，建议错峰放学。', {
      at: [112.5, 25.3],
      joined: 11,
    }),
    story('led', 'culture', '江左区', '社区广场舞和孩子踢球抢地方，建议分时段使用。', { at: [112.85, 25.4] }),
    story('accepted', 'health', '江右区', '社区卫生服务中心周末不开药，慢性病人不方便。'),
    story('received', 'street', '江左区和平巷', '和平巷的路面积水，一下雨就过不去，请修排水口。', {
      at: [112.88, 25.33],
      photo: 'road',
    }),
    story('received', 'transit', '竹垣县', '末班车太早，晚自习的学生坐不上。'),
  ],
  qinghe: [
    story('case', 'village', '青禾县河湾村', '河湾村的桥没有护栏，孩子上学要经过，请加装护栏。', {
      at: [112.55, 25.85],
      photo: 'tree',
      answer: '护栏已安装完成，桥面做了防滑处理。',
      joined: 8,
    }),
    story('closed', 'market', '青禾县城关集市', '集市摊位占道，车过不去，建议划线定摊。', {
      at: [112.6, 25.8],
      answer: '已划线定摊，赶集日有人维护秩序。',
    }),
    story('led_answered', 'old_age', '青禾县敬老院', '敬老院没有热水洗澡，冬天不方便，建议装太阳能。', {
      at: [112.5, 25.75],
      answer: '已联系爱心企业，太阳能热水器本月装好。',
    }),
    story('handling', 'street', '青禾县南门', '南门外路灯间隔太远，中间一段很黑。', {
      at: [112.58, 25.78],
      photo: 'lamp',
    }),
    story('accepted', 'greens', '青禾县', '建议把废弃的粮站院子改成小公园。', { photo: 'tree' }),
    story('declined', 'other', '', '请处理我和邻居之间的宅基地官司。'),
    story('received', 'village', '青禾县柳树坪', '村里的快递要到镇上取，建议设一个代收点。', { at: [112.6, 25.85] }),
    story('received', 'health', '青禾县', '村卫生室常缺常用药，建议固定补货时间。'),
  ],
};
