import { type ForeignLog, foreignLogs } from '../../../facts/programs'
import { unwrap } from '../../intake/dress/wrapper'

const forms = foreignLogs.map((log) => ({ log, regex: new RegExp(log.line) }))

/** Which other software wrote at least half of these lines; null when it is none that we know. */
export function foreignLog(lines: readonly string[]): ForeignLog | null {
	const counts = new Map<ForeignLog, number>()
	let filled = 0
	for (const line of lines) {
		if (line.trim() === '') continue
		filled++
		const { text } = unwrap(line, null)
		const found = forms.find(({ regex }) => regex.test(text))
		if (found) counts.set(found.log, (counts.get(found.log) ?? 0) + 1)
	}
	const [best] = [...counts].sort(([, a], [, b]) => b - a)
	return best && best[1] * 2 >= filled ? best[0] : null
}
