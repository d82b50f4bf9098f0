import { type Dress, type Part, withRest } from './dress'
import { type Line, part } from './lines'

const fileHeader = /^(?:diff --git |Index: |index [0-9a-f]{6,}\.\.|(?:new|deleted) file mode |(?:old|new) mode |similarity index |rename (?:from|to) )/
const before = /^--- (?:[ab]\/)?(?<name>\S+)/
const after = /^\+\+\+ (?:[ab]\/)?(?<name>\S+)/
const hunk = /^@@ -(?<old>\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/
const changed = /^[-+ \\]|^\r?$/

/** `diff -u` and `git diff`: the file as it is afterwards, one piece for each; what was taken out is not there. */
export const diffs: Dress<'diff'> = {
	id: 'diff',
	signs: /^[-+@]/m,
	takeOff({ lines, about }) {
		const unified = lines.some(({ text }, at) => before.test(text) && after.test(lines[at + 1]?.text ?? ''))
		if (!unified && !lines.some(({ text }) => hunk.test(text)))
			return about.language === 'diff' ? [{ lines: afterwards(lines), about: { language: null, whole: false }, inside: true }] : null
		const found: { from: number; to: number; part: Part | null }[] = []
		let name: string | null = null
		for (let at = 0; at < lines.length; at++) {
			const text = lines[at]?.text ?? ''
			if (isHeader(lines, at)) {
				const named = after.exec(text)?.groups?.name
				if (named !== undefined && named !== '/dev/null') name = named
				found.push({ from: at, to: at + 1, part: null })
				continue
			}
			if (!hunk.test(text)) continue
			let to = at
			let whole = true
			while (to < lines.length && (hunk.test(lines[to]?.text ?? '') || (changed.test(lines[to]?.text ?? '') && !isHeader(lines, to)))) {
				// `-0,0` stands above a file that was not there before.
				if (hunk.exec(lines[to]?.text ?? '')?.groups?.old !== '0') whole &&= !hunk.test(lines[to]?.text ?? '')
				to++
			}
			found.push({ from: at, to, part: { lines: afterwards(lines.slice(at, to)), about: { name, whole, language: null }, inside: true } })
			at = to - 1
		}
		return withRest(lines, found)
	},
}

function isHeader(lines: readonly Line[], at: number): boolean {
	const text = lines[at]?.text ?? ''
	return fileHeader.test(text) || (before.test(text) && after.test(lines[at + 1]?.text ?? '')) || (after.test(text) && before.test(lines[at - 1]?.text ?? ''))
}

function afterwards(lines: readonly Line[]): readonly Line[] {
	return lines.flatMap((line) => {
		if (hunk.test(line.text) || /^[-\\]/.test(line.text)) return []
		return [/^[+ ]/.test(line.text) ? part(line, 1) : line]
	})
}
