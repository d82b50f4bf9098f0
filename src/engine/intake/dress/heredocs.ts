import { type Dress, ended, type Part, withRest } from './dress'
import { joined, type Line, part, withoutReturn } from './lines'

/** `cat <<EOF | sudo tee FILE`, `tee FILE <<'EOF'`, `cat > FILE <<-EOF`: the shell writes what stands below until the word. */
const opener = /^(?<indent>\s{0,80})(?:[^#\n]{0,400})(?<!<)<<(?<dash>-?)\s*(?<quote>["'\\]?)(?<word>[A-Za-z_]\w{0,40})["']?[^\n]*$/
const writes = /\b(?:cat|tee|sudo|sh|bash|docker|kubectl)\b|>/
const target = /(?:\btee\b(?<append> (?:-a|--append))?(?: -\w+)* |(?<add>>>)\s*|[^>&]>\s*|^>\s*)["']?(?<name>[^\s"'<>|&;]{1,300})["']?/g
/** PowerShell: `@"` … `"@ | Set-Content FILE`. */
const hereString = /@["']\s*$/
const hereStringEnd = /^["']@(?<rest>.*)$/
const powershellTarget =
	/(?:Set-Content|Out-File|Add-Content)\s+(?:-(?:Path|FilePath|LiteralPath)\s+)?["']?(?<name>[^\s"']{1,300})|>\s*["']?(?<other>[^\s"']{1,300})/i

/** Whether a command or a text holds a document of which the end word has no quotes: the shell fills variables in before it writes it. */
export function isFilledInByShell(text: string): boolean {
	return text.includes('<<') && text.split('\n').some((line) => writes.test(line) && opener.exec(line.trimEnd())?.groups?.quote === '')
}

/** Files that a shell command writes: each is a piece, the commands around are none. */
export const heredocs: Dress<'heredoc'> = {
	id: 'heredoc',
	signs: /<<|@["']\s*$/m,
	takeOff({ lines }) {
		const found: { from: number; to: number; part: Part | null }[] = []
		const lastHereString = lines.findLastIndex(({ text }) => hereStringEnd.test(text))
		for (let from = 0; from < lines.length; from++) {
			const text = lines[from]?.text ?? ''
			const written = text.includes('<<') ? ofShell(lines, from) : from < lastHereString && hereString.test(text) ? ofPowershell(lines, from) : null
			if (!written) continue
			found.push(written)
			from = written.to - 1
		}
		return found.length > 0 ? withRest(lines, found) : null
	},
}

interface Written {
	readonly from: number
	readonly to: number
	readonly part: Part
}

function ofShell(lines: readonly Line[], from: number): Written | null {
	const line = lines[from]?.text.trimEnd() ?? ''
	const { indent = '', dash = '', quote = '', word = '' } = opener.exec(line)?.groups ?? {}
	if (word === '' || !writes.test(line)) return null
	let to = from + 1
	while (to < lines.length && endOf(lines[to]?.text ?? '') !== word) to++
	const named = [...line.replace(/\d?>\s*\/dev\/null/g, '').matchAll(target)].at(-1)?.groups
	const returns = lines[from]?.text.endsWith('\r') ?? false
	const content = ended(lines, from + 1, to).map((each) => {
		const own = returns ? withoutReturn(each) : each
		return dash === '' ? own : part(own, /^\t*/.exec(own.text)?.[0].length ?? 0)
	})
	const typed =
		content.length > 1 && content.slice(0, -1).every(({ text }) => /^> ?/.test(text))
			? content.map((each) => part(each, /^(?:> ?)?/.exec(each.text)?.[0].length ?? 0))
			: content
	const plain = quote === '' ? typed.map(withoutBackslashes) : typed
	return {
		from,
		to: Math.min(to + 1, lines.length),
		part: {
			lines: indent === '' ? plain : plain.map((each) => (each.text.startsWith(indent) ? part(each, indent.length) : each)),
			about: {
				kind: 'file',
				name: named?.name ?? null,
				command: line.trim().slice(0, 400),
				whole: to < lines.length && named?.append === undefined && named?.add === undefined,
			},
			inside: true,
		},
	}
}

/** The word alone ends it, also where the whole was typed at a prompt for more (`> EOF`) or is indented as a whole. */
function endOf(text: string): string {
	return text.replace(/^\s*(?:> ?)?/, '').trimEnd()
}

/** Where the word stands without quotes, the shell takes a backslash before `$`, a backtick and a backslash away. */
function withoutBackslashes(line: Line): Line {
	if (!/\\[$`\\]/.test(line.text)) return line
	const parts: Line[] = []
	let at = 0
	for (const { index } of line.text.matchAll(/\\[$`\\]/g)) {
		parts.push(part(line, at, index))
		at = index + 1
	}
	return joined([...parts, part(line, at)], line)
}

function ofPowershell(lines: readonly Line[], from: number): Written | null {
	let to = from + 1
	while (to < lines.length && !hereStringEnd.test(lines[to]?.text ?? '')) to++
	if (to === lines.length || to === from + 1) return null
	const rest = `${hereStringEnd.exec(lines[to]?.text ?? '')?.groups?.rest ?? ''} ${lines[from]?.text ?? ''}`
	const named = powershellTarget.exec(rest)?.groups
	const returns = lines[from]?.text.endsWith('\r') ?? false
	const content = ended(lines, from + 1, to)
	return {
		from,
		to: to + 1,
		part: {
			lines: returns ? content.map(withoutReturn) : content,
			about: { kind: 'file', name: named?.name ?? named?.other ?? null, whole: !/Add-Content|>>/.test(rest) },
			inside: true,
		},
	}
}
