import type { OutputReader } from '../output'
import { countOwn } from '../own-lines'
import { apiStatus } from './api-status'
import { cscliCommand } from './command'
import { isMessage } from './message'
import { engine } from './reader'

/** What any command of `cscli` says in place of its answer: lines of its own log, of which pages know what they mean. */
export const refused: OutputReader<'cscli-refused'> = {
	id: 'cscli-refused',
	command: cscliCommand('\\S'),
	begins: [],
	read(lines) {
		const length = countOwn(lines, isOnlyMessage)
		return length === 0 ? null : { length, subject: engine, sightings: [], logs: [{ from: 0, to: length, stream: engine }] }
	},
}

/** What tells of an interface is read for what it shows. */
function isOnlyMessage(line: string): boolean {
	return isMessage(line) && !apiStatus.begins.some((form) => form.test(line))
}
