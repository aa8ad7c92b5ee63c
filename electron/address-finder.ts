// Asks the thread that holds the address book. Without a book in the map folder coordinates alone are understood.
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { findSites } from '../shared/geo/find-sites.ts'
import type { AddressAnswer } from '../shared/ipc/contract.ts'
import type { AddressQuestion } from './address-worker.ts'
import { exists } from './seat/durable-file.ts'

export class AddressFinder {
  private readonly file: string | null
  private readonly script: string
  private worker: Worker | null = null
  private readonly asked = new Map<number, (answer: AddressAnswer) => void>()
  private last = 0
  private failed = false

  /**
   * @param folder the map folder; its `addresses.json` is the book
   * @param script of the thread, which begins with the first question
   */
  static async open(folder: string | undefined, script: string): Promise<AddressFinder> {
    const file = folder === undefined ? null : path.join(folder, 'addresses.json')
    return new AddressFinder(file !== null && (await exists(file)) ? file : null, script)
  }

  private constructor(file: string | null, script: string) {
    this.file = file
    this.script = script
  }

  find(text: string): Promise<AddressAnswer> {
    if (this.file === null || this.failed)
      return Promise.resolve({ book: this.failed ? 'damaged' : 'none', found: findSites(text, null) })
    this.worker ??= this.begin(this.file)
    const question: AddressQuestion = { n: ++this.last, text }
    return new Promise((resolve) => {
      this.asked.set(question.n, resolve)
      this.worker!.postMessage(question)
    })
  }

  private begin(file: string): Worker {
    const worker = new Worker(this.script, { workerData: file })
    worker.unref()
    worker.on('message', ({ n, answer }: { n: number; answer: AddressAnswer }) => this.answer(n, answer))
    worker.on('error', () => {
      this.failed = true
      for (const n of this.asked.keys()) this.answer(n, { book: 'damaged', found: [] })
    })
    return worker
  }

  private answer(n: number, answer: AddressAnswer): void {
    this.asked.get(n)?.(answer)
    this.asked.delete(n)
  }
}
