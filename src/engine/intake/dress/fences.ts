import { type Dress, ended, type Part, withRest } from './dress'
import { fileNameIn } from './file-name'
import { type Line, part, withoutReturn } from './lines'

/** Three backticks or tildes, also below a bullet; behind the opening ones may stand a language or a file's name. */
const opener = /^(?<indent>\s{0,12}(?:(?:[-*+]|\d{1,3}[.)])\s{1,4})?)(?<sign>`{3,}|~{3,})\s*(?<info>[^`]{0,200})$/
/** A line above names the file so: `config.yaml:`, `**Caddyfile**`, `Here is my /etc/…/x.yaml:`. */
const linesAbove = 2

/** Markdown's code fences. Each is a piece of its own; one that is never closed goes to the end. */
export const fences: Dress<'fences'> = {
	id: 'fences',
	signs: /```|~~~/,
	takeOff({ lines }) {
		const found: { from: number; to: number; part: Part | null }[] = []
		for (let from = 0; from < lines.length; from++) {
			const opened = opener.exec(lines[from]?.text ?? '')?.groups
			if (!opened) continue
			const { indent = '', sign = '', info = '' } = opened
			let close = from + 1
			while (close < lines.length && !closes(lines[close], sign)) close++
			const inside = ended(lines, from + 1, close)
			const returns = lines[from]?.text.endsWith('\r') ?? false
			const content = inside.map((line) => dedented(returns ? withoutReturn(line) : line, indent.length))
			const language = /^[\w+#.-]+/.exec(info.trim())?.[0].toLowerCase() ?? null
			found.push({
				from,
				to: Math.min(close + 1, lines.length),
				part: content.length > 0 ? { lines: content, about: { language, name: fileNameIn(info) ?? nameAbove(lines, from) }, inside: true } : null,
			})
			from = close
		}
		return found.length > 0 ? withRest(lines, found) : null
	},
}

function closes(line: Line | undefined, sign: string): boolean {
	const text = line?.text.trim() ?? ''
	return text.length >= sign.length && text === (sign[0] ?? '').repeat(text.length)
}

/** Without the indentation of its fence, as far as the line has it. */
function dedented(line: Line, indent: number): Line {
	const own = /^[ \t]*/.exec(line.text)?.[0].length ?? 0
	return part(line, Math.min(indent, own))
}

function nameAbove(lines: readonly Line[], fence: number): string | null {
	for (let at = fence - 1; at >= 0 && at >= fence - linesAbove; at--) {
		const text = lines[at]?.text ?? ''
		if (text.trim() !== '') return fileNameIn(text)
	}
	return null
}
