// What is repaired in the demo city: skills, categories, what each category needs, and what people report. Every report is
// readable in both languages of the console.

import { categorySkill, type Category } from '../../shared/model/categories.ts'

export const skillCodes = [
  'electrical',
  'plumbing',
  'hvac',
  'lift',
  'network',
  'appliance',
  'fire-safety',
  'access-control',
] as const
export type SkillCode = (typeof skillCodes)[number]

export interface Trade {
  /** the skill the work always needs; null: anybody can answer */
  skill: SkillCode | null
  /** a second skill that it sometimes needs */
  sometimes: SkillCode | null
  /** how often it comes, relative to the others */
  weight: number
  /** reported as urgent (priority 1); none: never is */
  urgent: readonly string[]
  reports: readonly string[]
  resolutions: readonly string[]
}

export const trades: Readonly<Record<Category, Trade>> = {
  power: {
    skill: categorySkill.power,
    sometimes: 'fire-safety',
    weight: 16,
    urgent: ['配电柜冒烟 · Smoke from the switchboard', '整栋停电 · Whole building without power'],
    reports: [
      '走廊照明不亮 · Corridor lights out',
      '插座没电 · Sockets dead',
      '断路器反复跳闸 · Breaker keeps tripping',
      '应急灯故障 · Emergency light faulty',
      '电表读数异常 · Meter reads wrong',
      '充电桩不工作 · Charging point dead',
    ],
    resolutions: ['更换断路器 · Breaker replaced', '接线已修复 · Wiring repaired', '更换镇流器 · Ballast replaced'],
  },
  water: {
    skill: categorySkill.water,
    sometimes: 'electrical',
    weight: 17,
    urgent: ['主管道爆裂 · Main pipe burst', '机房进水 · Water in the plant room'],
    reports: [
      '水泵漏水 · Pump leaks',
      '热水不热 · No hot water',
      '下水道堵塞 · Drain blocked',
      '水压过低 · Water pressure low',
      '水龙头滴水 · Tap drips',
      '水表井渗水 · Meter shaft seeps',
    ],
    resolutions: ['更换密封圈 · Seal replaced', '管道已疏通 · Pipe cleared', '更换水泵 · Pump replaced'],
  },
  'heating-cooling': {
    skill: categorySkill['heating-cooling'],
    sometimes: 'electrical',
    weight: 17,
    urgent: ['冷库升温 · Cold store warming up', '服务器机房过热 · Server room overheats'],
    reports: [
      '暖气不热 · Radiators cold',
      '空调噪音大 · Air conditioner noisy',
      '新风机停机 · Ventilation stopped',
      '温控器无反应 · Thermostat dead',
      '锅炉报警 · Boiler shows an error',
      '制冷不足 · Cooling too weak',
    ],
    resolutions: [
      '补充制冷剂 · Refrigerant topped up',
      '更换温控器 · Thermostat replaced',
      '清洗滤网 · Filters cleaned',
    ],
  },
  lift: {
    skill: categorySkill.lift,
    sometimes: null,
    weight: 10,
    urgent: ['电梯困人 · Person trapped in lift'],
    reports: [
      '电梯停运 · Lift out of order',
      '轿厢门关不上 · Car door does not close',
      '平层不准 · Lift stops off level',
      '按钮失灵 · Call button dead',
      '电梯异响 · Lift rattles',
    ],
    resolutions: ['调整门机 · Door drive adjusted', '更换按钮 · Button replaced', '曳引绳已检查 · Ropes checked'],
  },
  network: {
    skill: categorySkill.network,
    sometimes: 'access-control',
    weight: 12,
    urgent: ['收银系统断网 · Tills offline'],
    reports: [
      '网络中断 · Internet down',
      '无线信号弱 · Wi-Fi weak',
      '交换机离线 · Switch offline',
      '电话无拨号音 · No dial tone',
      '光纤被挖断 · Fibre cut by digging',
    ],
    resolutions: ['更换交换机 · Switch replaced', '光纤已熔接 · Fibre spliced', '重新配置路由器 · Router set up anew'],
  },
  appliance: {
    skill: categorySkill.appliance,
    sometimes: 'electrical',
    weight: 11,
    urgent: [],
    reports: [
      '洗衣机不排水 · Washing machine does not drain',
      '洗碗机报错 · Dishwasher shows an error',
      '烤箱不加热 · Oven does not heat',
      '冰柜结霜 · Freezer frosts up',
      '咖啡机漏水 · Coffee machine leaks',
    ],
    resolutions: [
      '更换排水泵 · Drain pump replaced',
      '更换加热管 · Heating element replaced',
      '更换门封 · Door seal replaced',
    ],
  },
  'fire-alarm': {
    skill: categorySkill['fire-alarm'],
    sometimes: null,
    weight: 8,
    urgent: ['火警不停 · Fire alarm does not stop', '喷淋误喷 · Sprinkler released'],
    reports: [
      '烟感误报 · Smoke detector false alarm',
      '消防主机故障 · Fire panel shows a fault',
      '消防泵测试失败 · Fire pump failed its test',
      '疏散指示灯不亮 · Exit sign dark',
    ],
    resolutions: ['更换探测器 · Detector replaced', '主机已复位 · Panel reset and tested'],
  },
  access: {
    skill: categorySkill.access,
    sometimes: 'network',
    weight: 9,
    urgent: ['消防通道门锁死 · Escape door locked shut'],
    reports: [
      '门禁刷卡无效 · Card reader rejects cards',
      '道闸不抬杆 · Barrier does not open',
      '对讲无声 · Intercom silent',
      '自动门卡住 · Automatic door stuck',
      '摄像头黑屏 · Camera picture black',
    ],
    resolutions: ['更换读卡器 · Reader replaced', '门锁已调整 · Lock adjusted', '控制器已重启 · Controller restarted'],
  },
  enquiry: {
    skill: categorySkill.enquiry,
    sometimes: null,
    weight: 6,
    urgent: [],
    reports: [
      '询问保养费用 · Asks what service costs',
      '预约年检 · Wants the yearly inspection',
      '索取维修记录 · Asks for the repair record',
      '咨询设备更换 · Asks about a replacement',
    ],
    resolutions: ['已现场答复 · Answered on site', '报价已发送 · Quotation sent'],
  },
  complaint: {
    skill: categorySkill.complaint,
    sometimes: null,
    weight: 2,
    urgent: [],
    reports: [
      '投诉上门迟到 · Nobody came at the agreed time',
      '投诉维修后又坏 · Broken again soon after the repair',
      '投诉服务态度 · Unhappy with how the visit went',
      '投诉收费不明 · Disputes the bill',
    ],
    resolutions: ['已致歉并说明 · Apologised and explained', '已免费返修 · Repaired again free of charge'],
  },
}
