import type { OutputReader } from './output'
import { countOwn } from './own-lines'

const header = /^# \/(?:etc|run|usr\/lib|lib|usr\/local\/lib)\/systemd\/\S{1,200}\.(?:service|conf|socket|timer)$/

/** `systemctl cat UNIT`: the unit's files. They say how it is started, not whether it runs. */
export const systemctlCat: OutputReader<'systemctl-cat'> = {
	id: 'systemctl-cat',
	command: /^systemctl (?:-\S{1,60} ){0,5}cat\b/,
	begins: [header],
	read(lines) {
		const length = countOwn(lines, (line) => /^(?:#.*|;.*|\[\w+\]|[A-Z]\w+=.*|\s.*|)$/.test(line))
		return length < 2 ? null : { length, subject: null, sightings: [], logs: [] }
	},
}
