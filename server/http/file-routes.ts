// Bodies of files over HTTP, for seats that are enrolled. A body comes before the command that names it.
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mostBytes } from '../../shared/files/body-type.ts'
import { hashSchema } from '../../shared/model/ticket-files.ts'
import type { FileErrorCode } from '../../shared/wire/http.ts'
import { FileError, tooLarge, type FileBodies } from '../files/file-bodies.ts'
import type { StoredSeat } from '../store/store.ts'

export interface FileParts {
  seatOf: (request: FastifyRequest) => StoredSeat | undefined
  bodies: () => FileBodies
}

/** Whoever sends nothing for so long has gone, ms. */
const silentMs = 30_000

const statuses: Record<FileErrorCode, number> = {
  fileEmpty: 400,
  fileNotThere: 404,
  fileTooLarge: 413,
  fileTypeRefused: 415,
  fileHashWrong: 422,
  fileDamaged: 500,
  noRoom: 507,
}

type Asked = FastifyRequest<{ Params: { hash: string } }>

/** @returns what cuts every upload that is under way: none of them shall hold up the end */
export function fileRoutes(app: FastifyInstance, { seatOf, bodies }: FileParts): () => void {
  const coming = new Set<Readable>()

  /** Before anything of a body is read. */
  const check = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!seatOf(request)) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (!hashSchema.safeParse((request as Asked).params.hash).success)
      return reply.code(400).send({ code: 'badRequest', message: 'A file is named by its SHA-256, 64 hex letters.' })
    // What is not much too large is heard out: a connection that is cut would carry no answer.
    if (Number(request.headers['content-length'] ?? 0) > 2 * mostBytes) return refuse(tooLarge(), reply)
    return undefined
  }

  void app.register(async (scope) => {
    // The body is taken as it comes: none of it is kept in memory.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.addHook('onRequest', check)

    scope.put('/files/:hash', async (request: Asked, reply) => {
      const { raw } = request
      coming.add(raw)
      raw.setTimeout(silentMs, () => raw.destroy())
      try {
        return await bodies().keep(request.params.hash, raw)
      } catch (error) {
        if (error instanceof FileError) return refuse(error, reply)
        throw error
      } finally {
        coming.delete(raw)
        raw.setTimeout(0)
      }
    })

    scope.get('/files/:hash', async (request: Asked, reply) => {
      try {
        const body = await bodies().read(request.params.hash)
        if (!body) throw new FileError('fileNotThere', 'The relay has no such file.')
        return await reply
          .header('content-type', body.type)
          .header('content-disposition', 'attachment')
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, max-age=31536000, immutable')
          .send(body.bytes)
      } catch (error) {
        if (error instanceof FileError) return refuse(error, reply)
        throw error
      }
    })
  })
  return () => {
    for (const body of coming) body.destroy()
  }
}

function refuse({ code, message }: FileError, reply: FastifyReply): FastifyReply {
  // What has not been read yet is not wanted any more.
  return reply.code(statuses[code]).header('connection', 'close').send({ code, message })
}
