// A small card that goes with the pointer and leaves the target readable.
export function dragCard(transfer: DataTransfer, words: string): void {
  const card = document.createElement('div')
  card.className = 'drag-card'
  card.textContent = words
  document.body.append(card)
  transfer.setDragImage(card, 12, 14)
  // The browser takes the picture after this handler.
  setTimeout(() => card.remove())
}
