// How Chinese names are read, asked of a thread of its own: the dictionary takes some 100 ms to load, in which the console
// would stand still. The thread is started by the first question.
import { Worker } from 'node:worker_threads'

interface Open {
  resolve: (texts: string[]) => void
  reject: (error: Error) => void
}

export class NameReader {
  private readonly program: URL
  private worker: Worker | undefined
  private readonly open: Open[] = []

  constructor(program: URL) {
    this.program = program
  }

  /** For each name its syllables and their first letters, a line each. */
  read(names: string[]): Promise<string[]> {
    this.worker ??= this.start()
    const { worker } = this
    return new Promise((resolve, reject) => {
      this.open.push({ resolve, reject })
      worker.postMessage(names)
    })
  }

  private start(): Worker {
    const worker = new Worker(this.program)
    worker.on('message', (texts: string[]) => this.open.shift()?.resolve(texts))
    const failed = (error: Error) => {
      if (this.worker !== worker) return
      this.worker = undefined
      for (const { reject } of this.open.splice(0)) reject(error)
    }
    worker.on('error', failed)
    worker.on('exit', (code) => failed(new Error(`the reader of names ended with ${code}`)))
    // It keeps nobody from leaving.
    worker.unref()
    return worker
  }
}
