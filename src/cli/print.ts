import { visible, visibleJson } from '../engine/report/visible'

/** Text for a person: what others wrote into a log, a file name or a key gives no order to the terminal. */
export function printText(text: string): void {
	process.stdout.write(visible(text))
}

/** One line of JSON for a program, or for a person who looks at it. */
export function printJson(data: unknown): void {
	process.stdout.write(`${visibleJson(JSON.stringify(data))}\n`)
}
