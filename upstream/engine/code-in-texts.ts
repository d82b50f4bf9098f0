/** A piece of code in a text of ours. */
export interface Code {
	readonly text: string
	/** Counted from 1. */
	readonly line: number
}

/** Code in a page: what stands between backticks, in a line or in lines of its own. */
export function codeInPage(text: string): readonly Code[] {
	const found: Code[] = []
	let fence: string | null = null
	for (const [at, line] of text.split('\n').entries()) {
		const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
		if (mark) fence = fence === null ? mark : line.trim() === fence ? null : fence
		else if (fence !== null) found.push({ text: line.trim(), line: at + 1 })
		else for (const [, span = ''] of line.matchAll(/`([^`]+)`/g)) found.push({ text: span, line: at + 1 })
	}
	return found
}

/** The files in YAML that a page shows, each with the line on which it begins. */
export function yamlInPage(text: string): readonly Code[] {
	return [...text.matchAll(/^([ \t]*)```yaml[^\n]*\n([\s\S]*?)^\1```$/gm)].map(({ index, 1: margin = '', 2: yaml = '' }) => ({
		text: yaml.replace(new RegExp(`^${margin}`, 'gm'), ''),
		line: text.slice(0, index).split('\n').length + 1,
	}))
}

/** Code in the texts of a program of ours: a text that is a command as a whole, and what stands between backticks in one. */
export function codeInProgram(text: string): readonly Code[] {
	return text.split('\n').flatMap((line, at): readonly Code[] => {
		if (/^\s*(?:\/\/|\/?\*)/.test(line)) return []
		const filled = line.replace(/\$\{([^}]*)\}/g, (_, value: string) => (/^cscli\b/.test(value) ? 'cscli' : 'X'))
		const spans = [...filled.matchAll(/(?<!\\)`((?:\\.|[^`\\])*)`|'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g)]
		return spans.flatMap(([, template, single, double]) => {
			const whole = (template ?? single ?? double ?? '').replace(/\\(?=[`'"])/g, '')
			const inside = [...whole.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)
			return (inside.length > 0 ? inside : [whole]).map((code) => ({ text: code, line: at + 1 }))
		})
	})
}

const runners = /^(?:sudo|docker|kubectl|podman|nerdctl|sh|&|X|oc|ssh)$/

/** The words behind each `cscli` of a piece of code; none where it is not run there. */
export function cscliWords(code: string): readonly (readonly string[])[] {
	return [...code.matchAll(/(?<![\w/.-])cscli(?:\.exe)? +/g)].flatMap(({ index, 0: { length } }) => {
		const first = code.slice(0, index).trim().split(/\s+/)[0] ?? ''
		const isRun = first === '' || runners.test(first) || /[;&|(]\s*(?:sudo )?$/.test(code.slice(0, index))
		return isRun ? [wordsOf(code.slice(index + length))] : []
	})
}

/** The words of one command, as a shell parts them; it ends where another begins. */
function wordsOf(text: string): readonly string[] {
	const words: string[] = []
	for (const [, single, double, bare, end] of text.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"|;&<>()]+)|([|;&<>()])/g)) {
		if (end !== undefined) break
		words.push(single ?? double ?? bare ?? '')
	}
	return words
}
