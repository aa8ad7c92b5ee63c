// The system hands a drop to what was under the pointer at its last look. A list that scrolls by itself under a pointer that
// rests near its edge has moved on since then: the drop is for what lies there now, as the operator sees it.

export function correctLateDrops(): void {
  const corrected = new WeakSet<Event>()
  const drop = (event: DragEvent) => {
    if (corrected.has(event)) return
    const told = event.target as Element
    const under = document.elementFromPoint(event.clientX, event.clientY)
    if (!under || under === told) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const { clientX, clientY, dataTransfer } = event
    const about = { bubbles: true, cancelable: true, clientX, clientY, dataTransfer }
    told.dispatchEvent(new DragEvent('dragleave', { ...about, relatedTarget: under }))
    const anew = new DragEvent('drop', about)
    corrected.add(anew)
    under.dispatchEvent(anew)
  }
  window.addEventListener('drop', drop, { capture: true })
}
