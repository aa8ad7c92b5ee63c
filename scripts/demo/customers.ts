// Invented customers: companies with names put together from syllables, and private people. No company is meant.
import type { Tier } from '../../shared/model/priority.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import type { Chance } from './chance.ts'
import { personName } from './person-names.ts'

const beginnings =
  '禾He 云Yun 澄Cheng 柏Bai 霁Ji 岚Lan 溪Xi 朔Shuo 槐Huai 棠Tang 砚Yan 苇Wei 峤Qiao 汀Ting 栎Li 珩Heng'.split(' ')
const endings = '川chuan 岸an 屿yu 原yuan 庭ting 洲zhou 麓lu 陂bei 野ye 渡du 坪ping 舟zhou'.split(' ')

const trades: Readonly<Record<Tier, readonly (readonly [name: string, latin: string])[]>> = {
  platinum: [
    ['医院', 'Hospital'],
    ['数据中心', 'Data Centre'],
    ['广场', 'Plaza'],
    ['机场服务', 'Airport Services'],
  ],
  gold: [
    ['酒店', 'Hotel'],
    ['商场', 'Mall'],
    ['物业管理', 'Property Management'],
    ['冷链物流', 'Cold Logistics'],
    ['学校', 'School'],
    ['科技园', 'Technology Park'],
  ],
  standard: [
    ['餐厅', 'Restaurant'],
    ['药房', 'Pharmacy'],
    ['面包房', 'Bakery'],
    ['健身房', 'Gym'],
    ['书店', 'Bookshop'],
    ['诊所', 'Clinic'],
    ['公寓', 'Apartments'],
  ],
}

export function makeCustomer(chance: Chance, tier: Tier): TicketFacts['customer'] {
  const phone = phoneNumber(chance)
  if (tier === 'standard' && chance.happens(0.55)) {
    const { surname, surnameLatin } = personName(chance)
    const woman = chance.happens(0.5)
    return { name: `${surname}${woman ? '女士' : '先生'}`, nameLatin: `${woman ? 'Ms' : 'Mr'} ${surnameLatin}`, phone }
  }
  const [first, last] = [chance.pick(beginnings), chance.pick(endings)]
  const [trade, tradeLatin] = chance.pick(trades[tier])
  const sound = /^[aoe]/.test(last.slice(1)) ? `'${last.slice(1)}` : last.slice(1)
  return {
    name: `${first.slice(0, 1)}${last.slice(0, 1)}${trade}`,
    nameLatin: `${first.slice(1)}${sound} ${tradeLatin}`,
    phone,
  }
}

/** No network has this code: nobody is called by mistake. */
export function phoneNumber(chance: Chance): string {
  const two = () => String(chance.whole(0, 99)).padStart(2, '0')
  return `+7 000 ${chance.whole(200, 999)} ${two()} ${two()}`
}
