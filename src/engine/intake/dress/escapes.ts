import type { Dress } from './dress'
import { replaced } from './lines'

/**
 * What a terminal takes as an order: colours and cursor (CSI), titles and links (OSC), character sets. Some come with the escape
 * character written as `␛` or `^[`.
 */
export const terminalOrders =
	/(?:\u001b|\u241b|\^\[(?=\[))(?:\[[0-?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\)?|[PX^_][^\u001b\n]{0,2000}\u001b\\|[()][0-9A-Z]|[=>78McNO])/g

export const escapes: Dress<'escapes'> = {
	id: 'escapes',
	signs: /[\u001b\u241b]|\^\[\[/,
	takeOff({ lines }) {
		if (!lines.some(({ text }) => holdsOrder(text))) return null
		return [{ lines: lines.map((line) => (holdsOrder(line.text) ? replaced(line, terminalOrders, () => '') : line)), inside: true }]
	},
}

function holdsOrder(text: string): boolean {
	return (text.includes('\u001b') || text.includes('\u241b') || text.includes('^[[')) && text.search(terminalOrders) >= 0
}
