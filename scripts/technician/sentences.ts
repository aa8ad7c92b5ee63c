// What the terminal client prints: one line for each thing that happens, English and Chinese side by side. The first word
// of a line is the same in every language, so that a program can read along.
import type { Technician } from '../../shared/model/technician.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { declineReasonSchema, type RecallReason, type VisitState } from '../../shared/model/visit.ts'
import type { Stop } from './phone-view.ts'

const states: Readonly<Record<VisitState, string>> = {
  offered: 'offered 待接受',
  accepted: 'accepted 已接受',
  travelling: 'travelling 在途',
  'on-site': 'on site 已到场',
  done: 'done 已完成',
  declined: 'declined 已拒绝',
  recalled: 'recalled 已撤回',
  aborted: 'aborted 已中止',
}

const recalls: Readonly<Record<RecallReason, string>> = {
  reassigned: 'given to somebody else 已改派',
  unassigned: 'back in the queue 已退回队列',
  cancelled: 'cancelled 已取消',
}

export const sentences = {
  offer: (stop: Stop) => `OFFER ${jobLine(stop.ticket)} · accept or decline? 接受还是拒绝？`,
  recall: (ticket: Ticket | undefined, reason: string | null) =>
    `RECALL ${ticket ? jobLine(ticket) : ''} · ${recalls[reason as RecallReason] ?? 'taken back 已撤回'}`,
  ended: (ticket: Ticket, state: VisitState) => `ENDED ${jobLine(ticket)} · ${states[state]}`,
  gone: (ticket: Ticket) => `ENDED ${jobLine(ticket)} · no longer on the route 已不在路线上`,
  reroute: (stops: readonly Stop[]) =>
    `REROUTE new order 新顺序: ${stops.length > 0 ? stops.map(({ ticket }) => `#${ticket.number}`).join(' → ') : '—'}`,
  routeStop: ({ visit, ticket }: Stop, at: number) => `STOP ${at + 1}. ${jobLine(ticket)} · ${states[visit.state]}`,
  noRoute: 'ROUTE empty 路线为空',
  state: (ticket: Ticket, state: VisitState) => `STATE #${ticket.number} ${states[state]}`,
  queued: (what: string) => `QUEUED ${what} · on disk, on its way 已存盘，正在发送`,
  refused: (code: string) => `REFUSED ${code} · turned down 未被接受`,
  notKept: (why: string) => `NOTKEPT ${why} · nothing was done 未执行`,
  link: (phase: string) => `LINK ${phase} ${links[phase] ?? ''}`,
  problem: (code: string, detail: string) => `PROBLEM ${code} ${detail}`,
  replaced: 'BYE another phone has taken over for this technician 另一部手机已接管该工程师',
  bye: (reason: string) => `BYE ${reason}`,
  position: (lat: number, lon: number) => `POSITION ${lat.toFixed(5)} ${lon.toFixed(5)} · sent 已发送`,
  ready: ({ id, name, nameLatin }: Technician) => `READY ${id} ${name} ${nameLatin}`,
  unknownTechnician: (id: string) => `WAITING the control room does not know ${id} yet 调度中心还没有该工程师`,
  whatWord: 'WHAT? Say help 输入 help 或 帮助',
  whichTicket: 'WHAT? There is no visit for that now 目前没有可用的工单',
  whichReason: `WHAT? decline REASON: ${declineReasonSchema.options.join(', ')} · 拒绝 原因: 太远 缺配件 不会 太忙 下班 其他`,
  whichPlace: 'WHAT? pos LAT LON, in degrees · 位置 纬度 经度',
  whichText: 'WHAT? note TEXT · 备注 文字',
  defaultResolution: '已完成 · Done',
  help: [
    'HELP accept [NUMBER] · 接受 jieshou',
    'HELP decline REASON [NUMBER] · 拒绝 jujue',
    'HELP travelling [NUMBER] · 出发 chufa',
    'HELP onsite [NUMBER] · 到达 daoda',
    'HELP done [TEXT] · 完成 wancheng',
    'HELP note TEXT · 备注 beizhu',
    'HELP route · 路线 luxian',
    'HELP pos LAT LON · 位置 weizhi',
    'HELP quit · 退出 tuichu',
  ],
} as const

const links: Readonly<Record<string, string>> = {
  live: '在线',
  lagging: '延迟',
  offline: '离线',
  'catching-up': '同步中',
}

function jobLine({ number, priority, summary, site, customer }: Ticket): string {
  const address = site.addressLatin === null ? site.address : `${site.address} / ${site.addressLatin}`
  const who = customer.nameLatin === null ? customer.name : `${customer.name} / ${customer.nameLatin}`
  return `#${number} P${priority} ${summary} · ${who} · ${address}`
}
