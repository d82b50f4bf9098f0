import type { OutputReader } from './output'

/** `journalctl -u UNIT`: its lines name their program themselves, but with `-o cat`; then it is the unit. */
export const journalctl: OutputReader<'journalctl'> = {
	id: 'journalctl',
	command: /^journalctl\b/,
	begins: [],
	read(lines, command) {
		const units = [...(command ?? '').matchAll(/(?:-\w*u|--unit)[ =]?["']?(?<name>[\w@.:\\-]{2,120})/g)].flatMap(({ groups }) => groups?.name ?? [])
		const [unit, other] = units
		const stream = unit === undefined || other !== undefined ? '' : unit.replace(/\.service$/, '')
		return { length: lines.length, subject: stream === '' ? null : stream, sightings: [], logs: [{ from: 0, to: lines.length, stream }] }
	},
}
