import type { OutputReader } from './output'

const header = /^# \/(?:etc|run|usr\/lib|lib|usr\/local\/lib)\/systemd\/\S{1,200}\.(?:service|conf|socket|timer)$/

/** `systemctl cat UNIT`: the unit's files. They say how it is started, not whether it runs. */
export const systemctlCat: OutputReader<'systemctl-cat'> = {
	id: 'systemctl-cat',
	command: /^systemctl (?:-\S{1,60} ){0,5}cat\b/,
	begins: [header],
	read(lines) {
		let length = 0
		while (length < lines.length && /^(?:#.*|;.*|\[\w+\]|[A-Z]\w+=.*|\s.*|)$/.test(lines[length] ?? '')) length++
		return length < 2 ? null : { length, subject: null, sightings: [], logs: [] }
	},
}
