import { type Dress, ended, type Part, withRest } from './dress'
import { fileNameIn } from './file-name'
import { isBlank, type Line } from './lines'
import { isSetting } from './looks'
import { beginsRecord, isFrame } from './record'

/** A line that only names a file: `docker-compose.yml:`, `**Caddyfile**`, `` `.env` ``, `## .env`, `--- Caddyfile ---`. */
const label = /^(?:#{2,4} |\*{2}|`|-{2,} |={2,} |File: |file: )?(?<name>[\w.~/\\:@-]{3,200}?)(?:\*{2}|`| -{2,}| ={2,})?(?<colon>:?)(?:\*{2}|`)?\s*$/
const decorated = /^(?:#{2,4} |\*{2}|`|-{2,} |={2,} |[Ff]ile: )/

/** Several files one below the other, each with its name above it. */
export const labels: Dress<'label'> = {
	id: 'label',
	signs: /\.env|\.\w{2,9}[:`*]|\.\w{2,9}\s*$|file|compose/im,
	takeOff({ lines, about }) {
		if (about.name !== null) return null
		const named = lines.flatMap((_, at) => labelAt(lines, at) ?? [])
		if (named.length === 0) return null
		return withRest(
			lines,
			named.map(({ at, name }, index) => {
				const to = named[index + 1]?.at ?? lines.length
				const inside = ended(lines, at + 1, to)
				return { from: at, to, part: inside.length > 0 ? ({ lines: inside, about: { name }, inside: true } satisfies Part) : null }
			}),
		)
	},
}

function labelAt(lines: readonly Line[], at: number): { readonly at: number; readonly name: string } | null {
	const text = lines[at]?.text ?? ''
	const found = label.exec(text)?.groups
	const name = found?.name === undefined ? null : fileNameIn(found.name)
	if (!name || name !== found?.name || (found.colon !== ':' && !decorated.test(text))) return null
	const above = lines[at - 1]
	if (above && !isBlank(above)) return null
	// What belongs to a key of YAML is indented; what belongs to a label begins at the edge.
	const next = lines.slice(at + 1, at + 4).find((line) => !isBlank(line))
	return next && /^\S/.test(next.text) && !/^- /.test(next.text) ? { at, name } : null
}

type Shape = 'yaml' | 'env' | 'braces' | 'docker-run' | 'dockerfile'

/** Files of different make one below the other, with nothing but a blank line between: a Compose file, its variables, a Caddyfile. */
export const makes: Dress<'makes'> = {
	id: 'makes',
	signs: /\n\r?\n/,
	takeOff({ lines, about }) {
		// Shell and code have blocks and assignments of every make.
		if (about.name !== null || lines.some(({ text }, at) => at < 3 && /^#!|^<\?php/.test(text))) return null
		const cuts: number[] = []
		let shape: Shape | null = null
		for (const { from, to } of paragraphs(lines)) {
			const own = shapeOf(lines.slice(from, to))
			if (own === null) continue
			if (shape !== null && own !== shape) cuts.push(from)
			shape = own
		}
		if (cuts.length === 0) return null
		return [0, ...cuts].map((from, index) => ({ lines: ended(lines, from, cuts[index] ?? lines.length), inside: true }))
	},
}

function paragraphs(lines: readonly Line[]): readonly { readonly from: number; readonly to: number }[] {
	const found: { from: number; to: number }[] = []
	let from: number | null = null
	for (let at = 0; at <= lines.length; at++) {
		const line = lines[at]
		if (line && !isBlank(line)) from ??= at
		else if (from !== null) {
			found.push({ from, to: at })
			from = null
		}
	}
	return found
}

/** What a paragraph certainly is, by its lines at the edge; null where it could belong to whatever stands above. */
function shapeOf(lines: readonly Line[]): Shape | null {
	const edge = lines.map(({ text }) => text.trimEnd()).filter((text) => /^[^\s#]/.test(text))
	const [first = ''] = edge
	if (first === '') return null
	if (edge.every((text) => /^(?:export )?[A-Z_][A-Z0-9_]*=/.test(text))) return lines.every(({ text }) => /^\S|^\s*$/.test(text)) ? 'env' : null
	if (/^(?:sudo )?(?:docker|podman|nerdctl) (?:container )?(?:run|create)\b/.test(first)) return 'docker-run'
	if (/^FROM [\w./:@${}-]+(?: AS \w+)?$/i.test(first)) return 'dockerfile'
	if (edge.every((text) => /^(?:["']?[\w./$-]+["']?:(?: |$)|- |---$)/.test(text))) return 'yaml'
	const opened = edge.filter((text) => text.endsWith('{'))
	if (opened.length > 0 && edge.every((text) => (text.endsWith('{') && !/[=)]\s*\{$/.test(text)) || text === '}') && edge.at(-1) === '}') return 'braces'
	return null
}

/** Fewer lines hold no configuration. */
const leastLines = 2

/** A log with a file in it: lines that begin no entry, belong to none, and look like settings. */
export const amongRecords: Dress<'log'> = {
	id: 'log',
	signs: null,
	takeOff({ lines, about }) {
		if (about.kind !== null || !lines.some(({ text }) => beginsRecord(text))) return null
		const found: { from: number; to: number; part: Part }[] = []
		for (let from = 0; from < lines.length; from++) {
			if (!standsAlone(lines[from])) continue
			let to = from + 1
			while (to < lines.length && !beginsRecord(lines[to]?.text ?? '')) to++
			const filled = lines.slice(from, to).filter((line) => !isBlank(line))
			const set = filled.filter(({ text }) => isSetting(text) && !isFrame(text)).length
			if (set >= leastLines && set >= filled.length * 0.6) found.push({ from, to, part: { lines: ended(lines, from, to), inside: false } })
			from = to - 1
		}
		if (found.length === 0 || (found.length === 1 && found[0]?.from === 0 && found[0].to === lines.length)) return null
		const parts = withRest(lines, found)
		return parts.map((part) => (found.some((file) => file.part === part) ? { ...part, about: { kind: 'file' } } : { ...part, about: { kind: 'log' } }))
	},
}

function standsAlone(line: Line | undefined): boolean {
	return line !== undefined && !isBlank(line) && !beginsRecord(line.text) && !isFrame(line.text)
}
