// The thread that reads Chinese names: one message of names, one of readings, in the same order.
import { parentPort } from 'node:worker_threads'
import { nameReading } from './name-reading.ts'

parentPort!.on('message', (names: string[]) => parentPort!.postMessage(names.map(nameReading)))
