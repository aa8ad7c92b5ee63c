// What the log tells of a ticket and of a site. It is for seats that see everything.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { idSchema, type TicketId } from '../../shared/model/ids.ts'
import { askEarlierSchema, type AskEarlier, type EarlierTickets, type TicketLog } from '../../shared/wire/history.ts'
import type { StoredSeat } from '../store/store.ts'

export interface HistoryParts {
  seatOf: (request: FastifyRequest) => StoredSeat | undefined
  ticketLog: (ticketId: TicketId) => Promise<TicketLog>
  earlier: (site: AskEarlier) => Promise<EarlierTickets>
}

export function historyRoutes(app: FastifyInstance, { seatOf, ticketLog, earlier }: HistoryParts): void {
  /** @returns whether the seat that asks may know; if not, it has been told so */
  const mayKnow = (request: FastifyRequest, reply: FastifyReply): boolean => {
    const known = seatOf(request)
    if (known?.technicianId === null) return true
    void (known
      ? reply.code(403).send({ code: 'notForPhones', message: 'A phone sees its own work only.' })
      : reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' }))
    return false
  }

  app.get<{ Params: { ticket: string } }>('/tickets/:ticket/log', async (request, reply) => {
    if (!mayKnow(request, reply)) return reply
    const asked = idSchema.safeParse(request.params.ticket)
    if (asked.success) return ticketLog(asked.data)
    return reply.code(400).send({ code: 'badRequest', message: 'That is no id of a ticket.' })
  })

  app.post('/earlier-tickets', async (request, reply) => {
    if (!mayKnow(request, reply)) return reply
    const asked = askEarlierSchema.safeParse(request.body)
    if (asked.success) return earlier(asked.data)
    return reply.code(400).send({ code: 'badRequest', message: 'A site is an address and a place, WGS84 degrees.' })
  })
}
