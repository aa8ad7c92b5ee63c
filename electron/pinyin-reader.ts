// How Chinese characters are read, asked of a thread of its own: the dictionary takes some 300 ms to load and to go through,
// in which the console would stand still. Asked once, for all windows.
import { Worker } from 'node:worker_threads'

export class PinyinReader {
  private readonly program: URL
  private asked: Promise<string> | undefined

  constructor(program: URL) {
    this.program = program
  }

  table(): Promise<string> {
    this.asked ??= this.ask().catch((error: unknown) => {
      // Another window may have more luck.
      this.asked = undefined
      throw error
    })
    return this.asked
  }

  private ask(): Promise<string> {
    const worker = new Worker(this.program)
    // It keeps nobody from leaving.
    worker.unref()
    return new Promise((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the reader of Chinese characters ended with ${code}`)))
    })
  }
}
