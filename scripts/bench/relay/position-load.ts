// Technicians' phones that are on the air and tell where they are.
import { performance } from 'node:perf_hooks'
import { serve } from '../child.ts'
import { positionOf } from './positions.ts'
import { credential, phoneSeat } from './prepared-store.ts'
import { RawSeat } from './raw-seat.ts'

const openAtOnce = 50
let phones: RawSeat[] = []
let sending: NodeJS.Timeout | undefined

serve({
  async open({ url, count }: { url: string; count: number }) {
    for (let at = 0; at < count; at += openAtOnce) {
      const numbers = Array.from({ length: Math.min(openAtOnce, count - at) }, (_, i) => at + i)
      const opened = numbers.map((i) => RawSeat.open(url, { seat: phoneSeat(i).seat, credential }, null))
      phones.push(...(await Promise.all(opened)))
    }
  },
  /** @param rate positions a second, by all phones together, each in its turn */
  send({ rate }: { rate: number }) {
    const began = performance.now()
    let sent = 0
    sending = setInterval(() => {
      for (const due = ((performance.now() - began) * rate) / 1_000; sent < due; sent++) {
        const phone = sent % phones.length
        phones[phone]!.send('fix', { ...positionOf(phone, Date.now()), ageMs: 0 })
      }
    }, 5)
  },
  close() {
    clearInterval(sending)
    for (const phone of phones) phone.close()
    phones = []
  },
})
