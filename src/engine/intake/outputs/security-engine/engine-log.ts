import type { OutputReader } from '../output'

/** The unit and the program: what its lines belong to wherever they are shown. */
const stream = 'crowdsec'

/** `tail -n 100 /var/log/crowdsec.log`: the engine's own log, whatever shows it. Its lines name no program themselves. */
export const engineLog: OutputReader<'crowdsec-log'> = {
	id: 'crowdsec-log',
	command: /^(?:cat|tail|head|less|more|e?grep|zcat|zgrep|sed|awk|Get-Content|Select-String)\b.{0,300}[/\\\s]crowdsec(?:_api)?(?:-[\w.-]{1,40})?\.log\b/i,
	begins: [],
	read(lines) {
		return lines.slice(0, lines.length).every((line) => line.trim() === '')
			? null
			: { length: lines.length, subject: stream, sightings: [], logs: [{ from: 0, to: lines.length, stream }] }
	},
}
