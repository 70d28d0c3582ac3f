/** The works of the demo world: invented titles, makers and stories. No real person is meant. */

import type { OrganisationKey } from './federation.ts';
import type { Username } from './people.ts';

export type CallKey =
  | 'micro-video'
  | 'recitation'
  | 'photography'
  | 'platform'
  | 'micro-film'
  | 'song'
  | 'micro-lesson'
  | 'special-activity';

type Picture = 'dawn' | 'grid' | 'helmets' | 'lake' | 'night' | 'railway';
type MediaFile = 'film-3m20.mp4' | 'song-3m.mp3' | `picture-${Picture}.jpg`;

type WorldEntry = {
  call: CallKey;
  /** The unit at which it is entered. */
  unit: OrganisationKey;
  title: string;
  summary: string;
  makers: readonly { name: string; role: string }[];
  media: { file: MediaFile } | { link: string };
  /** The maker who sent it in alone; where absent, the unit's officer did. */
  sentBy?: Username;
};

const film = { file: 'film-3m20.mp4' } as const;
const song = { file: 'song-3m.mp3' } as const;

// biome-ignore format: three lines a work read as a table
export const entries: readonly WorldEntry[] = [
  // Micro-video: seven from one works, so that its seventh meets the cap of six.
  { call: 'micro-video', unit: 'chenguang', title: '零点零一毫米', media: film, sentBy: 'worker-ma', makers: [{ name: '马小禾', role: '编导' }, { name: '毕师傅', role: '出镜' }],
    summary: '老钳工退休前的最后一周，把手里的研磨绝活交给两个徒弟。镜头跟着一块量块，从毛坯走到镜面，也走进师徒三人的午饭和争吵。' },
  { call: 'micro-video', unit: 'chenguang', title: '三号车间的灯', media: film, makers: [{ name: '闵夜白', role: '摄影剪辑' }],
    summary: '夜班十二个小时，三号车间的灯一直亮着。短片记录巡检、换刀、热饭和一次有惊无险的停机，说的是互相看顾的那份放心。' },
  { call: 'micro-video', unit: 'chenguang', title: '妈妈的安全帽', media: film, makers: [{ name: '花朝', role: '编导' }, { name: '花朝家人', role: '出镜' }],
    summary: '行车工妈妈的安全帽上贴着女儿画的太阳。女儿第一次跟着开放日走进车间，终于明白妈妈每天在高处看见的是什么。' },
  { call: 'micro-video', unit: 'chenguang', title: '一颗螺丝的旅行', media: film, makers: [{ name: '左旋', role: '导演' }, { name: '尤牙', role: '动画' }],
    summary: '一颗螺丝从下料、热处理、检验到装上水轮机，一路遇见十二双手。用轻快的口吻讲质量意识，也讲每个岗位都不小。' },
  { call: 'micro-video', unit: 'chenguang', title: '师傅学上网', media: film, makers: [{ name: '景小满', role: '编剧' }, { name: '景小满', role: '拍摄' }],
    summary: '五十六岁的车工师傅差点把积蓄转给“客服”。徒弟们用一个下午教他认假链接、设密码，师傅反过来给全班讲了一课。' },
  { call: 'micro-video', unit: 'chenguang', title: '食堂里的十分钟', media: film, makers: [{ name: '茹素', role: '编导' }],
    summary: '午饭只有十分钟能坐下来，大家却在这十分钟里攒出了一个改进夹具的点子。从一张餐巾纸草图到真正上机，全程跟拍。' },
  { call: 'micro-video', unit: 'chenguang', title: '雪天，班车照常', media: film, makers: [{ name: '凌晓', role: '摄影' }, { name: '阚路', role: '剪辑' }],
    summary: '大雪封路的清晨，班车司机提前两小时出门撒盐、挂链，把四十名工友一个不少地送到厂里。短片用行车记录和采访拼成。' },
  { call: 'micro-video', unit: 'hewan-transit', title: '末班车上的晚安', media: film, makers: [{ name: '陆归', role: '编导' }],
    summary: '末班车司机记得每一位常客在哪里下车。下夜班的护士、送完最后一单的骑手，在同一辆车上说一声晚安，城市就安静了。' },
  { call: 'micro-video', unit: 'delivery-riders', title: '第三十七层楼', media: film, sentBy: 'worker-luo', makers: [{ name: '骆行舟', role: '编导' }],
    summary: '电梯坏了，订单还剩八分钟。骑手爬上三十七层，开门的老人递来一杯水。后来小区装了一把给骑手歇脚的长椅。' },
  { call: 'micro-video', unit: 'yintan-solar', title: '板下牧羊人', media: film, makers: [{ name: '扎西平措', role: '导演' }, { name: '多吉', role: '航拍' }],
    summary: '光伏板下长出了草，羊群成了除草队。曾经的牧人如今早上放羊、下午巡检，用手机给远方的孩子直播家乡的蓝天。' },

  // Recitation.
  { call: 'recitation', unit: 'xuexian-plant', title: '写给锅炉的情书', media: film, makers: [{ name: '钟鸣', role: '作者' }, { name: '运行三班', role: '诵读' }],
    summary: '运行班的原创诗，写二十年与同一台锅炉的相处。六个人在集控室里轮流读完，配乐是现场录下的水声、风声与脚步声。' },
  { call: 'recitation', unit: 'qinghe-nursing', title: '夜班护士的月亮', media: film, makers: [{ name: '夏小满', role: '作者' }, { name: '护理部诵读组', role: '诵读' }],
    summary: '一首写给夜班的小诗：月亮在窗外走，护士在走廊走。四位护士穿着工作服朗诵，画面取自护士站一夜的延时拍摄。' },
  { call: 'recitation', unit: 'wangling-school', title: '黑板擦的独白', media: film, makers: [{ name: '童书', role: '作者' }, { name: '九小教师', role: '诵读' }],
    summary: '以黑板擦的口吻说乡村教师的一天，有粉笔灰，也有笑声。师生对诵，末段由已经毕业的学生隔着屏幕接上最后一句。' },
  { call: 'recitation', unit: 'hydropower-site', title: '我们给大河写信', media: film, makers: [{ name: '江映月', role: '作者' }],
    summary: '水电建设者写给一条大河的信：我们借你的力气，还你两岸的灯。工友们站在坝顶逐段诵读，说家乡，也说身后的群山。' },
  { call: 'recitation', unit: 'chiyan-synthesis', title: '安全帽下的诗', media: film, makers: [{ name: '铁兰', role: '朗诵' }, { name: '合成一班', role: '伴奏' }],
    summary: '从班组交接本里挑出的二十句安全提醒，被工友们改写成一首押韵的长诗，配上口琴和敲击声，读起来好笑又让人记得住。' },

  // Photography: fifteen from thirteen units.
  { call: 'photography', unit: 'grid-lines', title: '云上走线', media: { file: 'picture-grid.jpg' }, sentBy: 'worker-guo', makers: [{ name: '郭守线', role: '摄影' }],
    summary: '清晨云海漫过山脊，检修工沿着导线走向下一座铁塔。等了三个早晨才等到这片云，也等到他们回头的一笑。' },
  { call: 'photography', unit: 'grid-lines', title: '塔尖午餐', media: { file: 'picture-grid.jpg' }, makers: [{ name: '丛岭', role: '摄影' }],
    summary: '六十米高处，两个人背靠背吃同一盒饭。风很大，饭已经凉了，他们说这里的窗景谁家也比不上，下塔后还要赶下一处。' },
  { call: 'photography', unit: 'grid-service', title: '送电到帐房', media: { file: 'picture-dawn.jpg' }, makers: [{ name: '祁灯', role: '摄影' }],
    summary: '黄昏，灯泡第一次在牧民的帐房里亮起来，孩子伸手去遮光。营业班的师傅蹲在门口，鞋上还沾着一路的泥和草籽。' },
  { call: 'photography', unit: 'chenguang', title: '火花', media: { file: 'picture-helmets.jpg' }, sentBy: 'worker-ma', makers: [{ name: '马小禾', role: '摄影' }],
    summary: '打磨的火花在暗处画出一道弧线，面罩后面是一双专注的眼睛。慢门拍摄，没有后期合成，火花停下时她才眨了一下眼。' },
  { call: 'photography', unit: 'chenguang', title: '交班', media: { file: 'picture-dawn.jpg' }, makers: [{ name: '闵夜白', role: '摄影' }],
    summary: '夜班的人把手套递给白班的人，两双手上有同样的油污。窗外天刚亮，机器没有停，这一刻每天只有不到一分钟。' },
  { call: 'photography', unit: 'yunshan', title: '微米之间', media: { file: 'picture-helmets.jpg' }, sentBy: 'worker-tao', makers: [{ name: '陶砚', role: '摄影' }],
    summary: '显微镜的光落在贴片工的侧脸上，她正在找一处看不见的虚焊。身后整条线安静地等着她的一声“好了”，然后重新转动。' },
  { call: 'photography', unit: 'hewan-hospital', title: '凌晨四点的走廊', media: { file: 'picture-night.jpg' }, sentBy: 'worker-yang', makers: [{ name: '杨柳青', role: '摄影' }],
    summary: '护士靠在墙上歇了一分钟，胸前的笔还没盖上帽。走廊尽头的门里，一个新生命刚刚来到，家属正隔着玻璃轻轻挥手。' },
  { call: 'photography', unit: 'hewan-sanitation', title: '扫雪的人', media: { file: 'picture-night.jpg' }, makers: [{ name: '扈晨', role: '摄影' }],
    summary: '路灯下，橙色的背影排成一列，把一夜的雪推向路边。第一辆公交车驶过时，他们一齐抬手，司机按了一声短短的喇叭。' },
  { call: 'photography', unit: 'delivery-riders', title: '等餐的五分钟', media: { file: 'picture-night.jpg' }, makers: [{ name: '骆行舟', role: '摄影' }],
    summary: '骑手坐在台阶上给女儿检查作业，头盔放在旁边，屏幕里的小脸挤得很近。五分钟以后，他又回到车流和风里。' },
  { call: 'photography', unit: 'yintan-dairy', title: '奶桶里的晨光', media: { file: 'picture-dawn.jpg' }, sentBy: 'worker-zhuoma', makers: [{ name: '仁青卓玛', role: '摄影' }],
    summary: '挤奶女工提起第一桶奶，热气把晨光变得柔软。合作社成立以后，她们有了工资卡和休息日，也有了自己的工会小家。' },
  { call: 'photography', unit: 'qinghu-roads', title: '路的尽头有人', media: { file: 'picture-lake.jpg' }, makers: [{ name: '党路遥', role: '摄影' }],
    summary: '养路工在垭口清理塌方，身后的路一直延伸到雪山脚下。被困的车主下车帮忙，大家轮流喝同一壶茶，路在傍晚前通了。' },
  { call: 'photography', unit: 'railway-station', title: '站台一分钟', media: { file: 'picture-railway.jpg' }, makers: [{ name: '车晓站', role: '摄影' }],
    summary: '小站停车一分钟，值班员敬礼，车窗里的孩子也举起手。风吹起了两面旗，列车带着这个手势，开往更高更远的地方。' },
  { call: 'photography', unit: 'construction-site', title: '楼顶的红绳', media: { file: 'picture-helmets.jpg' }, makers: [{ name: '梁柱', role: '摄影' }],
    summary: '封顶那天，工人们在最后一根钢筋上系了一截红绳。他们不会住进这栋楼，却都记得自己砌的是哪一面墙、哪一扇窗。' },
  { call: 'photography', unit: 'post-delivery', title: '最后一封录取信', media: { file: 'picture-lake.jpg' }, makers: [{ name: '尤归雁', role: '摄影' }],
    summary: '投递员骑了四十里山路，把录取信送到草场。老人不识字，却把信封举在阳光下看了很久，又请他喝了三碗奶茶。' },
  { call: 'photography', unit: 'chiyan-foundry', title: '炉前', media: { file: 'picture-helmets.jpg' }, sentBy: 'worker-shen', makers: [{ name: '沈炉火', role: '摄影' }],
    summary: '铁水出炉的一瞬，炉前工的影子被投到整面墙上。他说每一炉的颜色都不一样，看久了就像看天色，心里自然有数。' },

  // Platforms, shown by their address.
  { call: 'platform', unit: 'yintan', title: '银滩职工云驿站', media: { link: 'https://example.org/yintan-station' }, makers: [{ name: '才让措', role: '运营' }],
    summary: '给分散在牧区的职工用的服务平台：一键求助、技能课、农畜产品互助直播，流量小的地方也能打开，藏汉双语都可用。' },
  { call: 'platform', unit: 'park-software', title: '园区一扫通', media: { link: 'https://example.org/park-pass' }, makers: [{ name: '青稞芽工作室', role: '开发' }],
    summary: '园区二十家企业的职工共用一个入口：食堂、班车、体检预约和法律咨询都在里面，入会只填一次，其他地方不再重复填写。' },
  { call: 'platform', unit: 'xuexian', title: '雪线技能练兵场', media: { link: 'https://example.org/xuexian-practice' }, makers: [{ name: '冷松', role: '策划' }],
    summary: '把检修规程做成可以反复练习的题组和仿真操作，班组在线约赛，结果只给本人看，不排名、不打卡，练会了就可以关掉。' },

  // Micro-film.
  { call: 'micro-film', unit: 'huangnan-craft', title: '一针一线回家路', media: film, makers: [{ name: '桑吉', role: '导演' }, { name: '央金', role: '主演' }],
    summary: '外出打工的年轻人回到家乡的手工坊，从嫌弃母亲的针线，到用网络把花样卖向四方。一个关于手艺与和解的故事。' },
  { call: 'micro-film', unit: 'delivery-trucks', title: '副驾驶座', media: film, makers: [{ name: '费远', role: '编剧' }, { name: '远山车友', role: '演出' }],
    summary: '货车司机的副驾驶座上总放着一只旧保温杯。一次雪夜互助之后，陌生的两个车友才知道，他们跑的原来是同一条路。' },
  { call: 'micro-film', unit: 'railway-station', title: '巡道员的第八封信', media: film, makers: [{ name: '严初', role: '导演' }],
    summary: '巡道员每走完一百公里就给未出生的孩子写一封信。第八封信被风吹走，一路经过许多陌生人的手，最后回到他身边。' },

  // Song.
  { call: 'song', unit: 'railway-station', title: '高原上的信号灯', media: song, makers: [{ name: '纪晓轩', role: '词' }, { name: '严初', role: '曲' }, { name: '站区合唱队', role: '演唱' }],
    summary: '一首写给沿线工友的民谣，用信号灯的红黄绿串起等待、小心与出发。小样由值班室里的三把吉他和一支口琴录成。' },
  { call: 'song', unit: 'delivery-riders', title: '风知道我的名字', media: song, makers: [{ name: '骆行舟', role: '词曲' }, { name: '蓝羚乐队', role: '演唱' }],
    summary: '骑手乐队的原创歌曲，节奏来自等红灯时敲车把的声音。副歌送给每一个深夜里为别人赶路、也想早点回家的人。' },
  { call: 'song', unit: 'telecom-service', title: '请讲，我在听', media: song, makers: [{ name: '路星', role: '词' }, { name: '齐语涵', role: '演唱' }],
    summary: '客服中心的一首小歌，把一天里最常说的五句话写成歌词。电话那头的急与累，被一句“请讲，我在听”慢慢放平。' },
  { call: 'song', unit: 'airport-service', title: '举灯的人', media: song, makers: [{ name: '安翼', role: '词曲' }, { name: '地服班组', role: '合唱' }],
    summary: '唱给停机坪上举灯引航的人：飞机听他的手势，家人听他的平安。合唱部分在机库里一次录完，留着自然的回声。' },

  // Micro-lesson.
  { call: 'micro-lesson', unit: 'college-mechanics', title: '三分钟看懂轴承异响', media: film, sentBy: 'worker-an', makers: [{ name: '安小柯', role: '主讲' }],
    summary: '用一根螺丝刀和一段录音，教新工友分辨四种轴承异响，讲清每种声音背后的原因与处理顺序，学完就能到机旁去听。' },
  { call: 'micro-lesson', unit: 'college-mechanics', title: '读图不慌：从一张剖面图开始', media: film, makers: [{ name: '方正言', role: '主讲' }],
    summary: '许多新工友怕看图纸。本课拆开一张真实零件的剖面图，一层一层对照实物，教大家先找基准，再找关系，最后看公差。' },
  { call: 'micro-lesson', unit: 'college-library', title: '查得到，更要信得过', media: film, makers: [{ name: '胡柔', role: '主讲' }, { name: '方正言', role: '拍摄' }],
    summary: '图书馆员教职工核实一条网络消息的四个步骤：看来源、看时间、看原文、看别处怎么说，并带大家一起查一条旧谣言。' },
  { call: 'micro-lesson', unit: 'qinghe-nursing', title: '工位上的颈椎操', media: film, makers: [{ name: '夏小满', role: '主讲' }],
    summary: '康复护士示范六个坐着就能做的动作，每个三十秒，说明什么感觉是对的、什么时候该停，适合长时间伏案和开车的人。' },
  { call: 'micro-lesson', unit: 'qinghe-emergency', title: '救护车来之前', media: film, makers: [{ name: '佟捷', role: '主讲' }, { name: '急诊科', role: '示范' }],
    summary: '同事突然倒下，前四分钟能做什么？急诊医生用车间和工地的场景，示范呼叫、判断、按压和使用除颤器的全部过程。' },
  { call: 'micro-lesson', unit: 'chenguang', title: '刀具寿命怎么省出来', media: film, makers: [{ name: '左旋', role: '主讲' }],
    summary: '同一把刀，有人用三天，有人用一周。车间老师傅对比两种切削参数，用磨损照片和账本说明慢一点为什么反而更快。' },
  { call: 'micro-lesson', unit: 'grid-lines', title: '认识你头顶的绝缘子', media: film, makers: [{ name: '高云线', role: '主讲' }],
    summary: '绝缘子为什么是一串一串的？输电工人用旧零件和两个小实验，讲清污闪、爬距与清扫的道理，也提醒大家远离线下钓鱼。' },
  { call: 'micro-lesson', unit: 'wangling-water', title: '一杯水的十二道检验', media: film, makers: [{ name: '池清', role: '主讲' }],
    summary: '水厂化验员带大家走一遍从取样到出厂的十二道检验，解释水垢、余氯和浑浊度，顺便回答自来水能不能直接喝。' },

  // The common call: activities that reached many.
  { call: 'special-activity', unit: 'wangling-textile', title: '网络安全进车间十二讲', media: { link: 'https://example.org/zhiyun-twelve-talks' }, makers: [{ name: '织云毛纺厂工会', role: '组织' }],
    summary: '利用换班前的十五分钟，由工友自己主讲防诈骗、护隐私、辨谣言，十二讲录成短片后放到网上，被周边工厂借去使用。' },
  { call: 'special-activity', unit: 'telecom-service', title: '帮爸妈装好手机', media: { link: 'https://example.org/fanxing-parents' }, makers: [{ name: '繁星客服中心工会', role: '组织' }],
    summary: '客服人员周末在社区摆桌，帮老人调大字体、关掉诱导付费、设置紧急联系人，过程做成图文教程，供大家回家照着做。' },
];
