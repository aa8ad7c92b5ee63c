// Runs in the console's main process before anything else: this PC's wall clock is off by so many ms. The monotonic one is
// right.
const real = Date.now
const off = Number(process.env.SIGNALBOX_TEST_CLOCK_OFF)
if (!Number.isFinite(off)) throw new Error('SIGNALBOX_TEST_CLOCK_OFF says by how many ms the clock is off')
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(real() + off)
    else super(...args)
  }
  static now() {
    return real() + off
  }
}
