// Runs in the console's main process before anything else: the displays are those that the test says, one beside the other,
// and it can take one away or bring it back (`global.setDisplays`).
const { app, screen } = require('electron')

const shape = (_, i) => {
  const area = { x: i * 1920, y: 0, width: 1920, height: 1080 }
  return { id: i, bounds: area, workArea: area, scaleFactor: 1 }
}
void app.whenReady().then(() => {
  let count = Number(process.env.SIGNALBOX_TEST_DISPLAYS)
  screen.getAllDisplays = () => Array.from({ length: count }, shape)
  global.setDisplays = (next) => {
    const event = next < count ? 'display-removed' : 'display-added'
    count = next
    screen.emit(event, {}, shape(undefined, 1))
  }
})
