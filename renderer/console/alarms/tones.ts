// Three tones, told apart by their rhythm and not only by their pitch, made here: no file, no device of its own.
import type { AlarmPriority } from '../../../shared/alarms/registry.ts'

/** When each beat begins and how long it lasts, s; its pitch, Hz. */
const rhythms: Readonly<
  Record<AlarmPriority, { beats: readonly (readonly [at: number, lasts: number])[]; pitch: number }>
> = {
  1: {
    beats: [
      [0, 0.09],
      [0.15, 0.09],
      [0.3, 0.09],
      [0.6, 0.09],
      [0.75, 0.09],
      [0.9, 0.09],
    ],
    pitch: 880,
  },
  2: {
    beats: [
      [0, 0.18],
      [0.32, 0.18],
    ],
    pitch: 660,
  },
  3: { beats: [[0, 0.3]], pitch: 440 },
}

const loudness = 0.25
/** How long a beat swells and fades, s: without it, it cracks. */
const slope = 0.012

export class Tones {
  private context: AudioContext | undefined
  /** what was played, for whoever must know: the tests cannot hear */
  readonly played: AlarmPriority[] = []

  play(priority: AlarmPriority): void {
    this.played.push(priority)
    if (this.played.length > 100) this.played.shift()
    try {
      this.context ??= new AudioContext()
      const { beats, pitch } = rhythms[priority]
      for (const [at, lasts] of beats) this.beat(this.context, this.context.currentTime + at, lasts, pitch)
    } catch {
      // Without a device the screen says so, by `hasDevice`.
    }
  }

  private beat(context: AudioContext, at: number, lasts: number, pitch: number): void {
    const tone = new OscillatorNode(context, { frequency: pitch, type: 'triangle' })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loudness, at + slope)
    gain.gain.setValueAtTime(loudness, at + lasts - slope)
    gain.gain.linearRampToValueAtTime(0, at + lasts)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(at + lasts)
  }
}

/** Whether there is anything that could be heard. */
export async function hasDevice(): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return devices.some(({ kind }) => kind === 'audiooutput')
}

export const tones = new Tones()
