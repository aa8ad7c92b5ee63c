// The forms of a figure as Prometheus reads it (text format 0.0.4): what it counts is decided elsewhere.

export interface Family {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: Sample[]
}

interface Sample {
  /** what stands behind the family's name, e.g. `_sum` */
  suffix?: string
  labels?: Record<string, string>
  value: number
}

export function gauge(
  name: string,
  help: string,
  value: number | Iterable<[labels: Record<string, string>, number]>,
): Family {
  return { name, help, type: 'gauge', samples: samplesOf(value) }
}

export function counter(
  name: string,
  help: string,
  value: number | Iterable<[labels: Record<string, string>, number]>,
): Family {
  return { name, help, type: 'counter', samples: samplesOf(value) }
}

function samplesOf(value: number | Iterable<[labels: Record<string, string>, number]>): Sample[] {
  return typeof value === 'number' ? [{ value }] : [...value].map(([labels, value]) => ({ labels, value }))
}

/** Counts by size: how many were at most as large as each of its bounds. */
export class Histogram {
  private readonly bounds: readonly number[]
  private readonly counts: number[]
  private sum = 0
  private count = 0

  /** @param bounds rising; a last one without end is added */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = bounds.map(() => 0)
  }

  observe(value: number): void {
    this.sum += value
    this.count++
    const at = this.bounds.findIndex((bound) => value <= bound)
    if (at >= 0) this.counts[at]!++
  }

  family(name: string, help: string): Family {
    let below = 0
    const buckets = this.bounds.map((bound, i): Sample => {
      below += this.counts[i]!
      return { suffix: '_bucket', labels: { le: String(bound) }, value: below }
    })
    return {
      name,
      help,
      type: 'histogram',
      samples: [
        ...buckets,
        { suffix: '_bucket', labels: { le: '+Inf' }, value: this.count },
        { suffix: '_sum', value: this.sum },
        { suffix: '_count', value: this.count },
      ],
    }
  }
}

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8'

export function metricsText(families: readonly Family[]): string {
  return families
    .map(({ name, help, type, samples }) => {
      const lines = samples.map(({ suffix = '', labels, value }) => `${name}${suffix}${labelsText(labels)} ${value}\n`)
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
    })
    .join('')
}

function labelsText(labels: Record<string, string> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
