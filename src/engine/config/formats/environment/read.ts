import { isAlias, isMap, isNode, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml'
import type { Entry, Read, SyntaxProblem } from '../document'
import { Places } from '../places'
import { hasComposeVariable, hasShellVariable } from '../variables'
import { Aliases } from '../yaml/aliases'
import { parseYaml } from '../yaml/parse'
import { starsOf } from '../yaml/read'
import { yamlValue } from '../yaml/scalar'
import { templateOf } from '../yaml/templates'

/**
 * Environment variables of a container: `environment:` of Compose as a map or a list, `env:` of Kubernetes and what it takes from a
 * ConfigMap or Secret, `docker run -e`, `ENV` of a Dockerfile, `export`. `$$` is Compose’s way to write one `$`; `${NAME}` is filled in by Compose.
 */
export function readEnvironment(text: string): Read {
	const read = fromYaml(text)
	return read.entries.length > 0 ? read : { entries: fromCommands(text), problems: [] }
}

function fromYaml(text: string): Read {
	if (!/^[ \t]*(?:-[ \t]*)?(?:environment|env|data|stringData)[ \t]*:/m.test(text)) return { entries: [], problems: [] }
	const { documents, counter, problems } = parseYaml(text)
	const entries: Entry[] = []
	const withColon: SyntaxProblem[] = []
	/** `- NAME: value` is a map in a list of texts. */
	const colon = (item: YAMLMap) => {
		const [pair, ...others] = item.items
		if (!pair || others.length > 0 || !isScalar(pair.key) || !isScalar(pair.value) || !pair.key.range) return
		const [name, value] = [String(pair.key.value), pair.value.source ?? String(pair.value.value ?? '')]
		const { line, col } = counter.linePos(pair.key.range[0])
		add(name, pair.value.value, pair.value, 0)
		withColon.push({
			code: 'line-without-equals',
			severity: 'error',
			line,
			column: col,
			key: name,
			message: 'In a list a variable is `NAME=value`. With a colon it is a map, and Compose refuses the file.',
			fix: 'Write `=` in place of the colon and the blank.',
			edit: { from: pair.key.range[0], to: pair.value.range?.[1] ?? pair.key.range[1], text: yamlValue(`${name}=${value}`, '') },
		})
	}
	const add = (name: string, value: unknown, node: Node, cut: number, alias: Node | null = null, ofMap = false) => {
		const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
		const place = counter.linePos(from)
		const quoted = /^["']/.test(text.slice(from, to))
		// A number is handed on as it is written: `0600` and `1.0` too.
		const template = templateOf(node, text)
		const plain =
			template !== null
				? template.slice(cut)
				: value === null || value === undefined
					? ''
					: typeof value === 'number' && isScalar(node)
						? (node.source ?? String(value))
						: String(value)
		entries.push({
			path: [name],
			value: plain === '' ? null : plain.replaceAll('$$', '$'),
			text: plain.replaceAll('$$', '$'),
			line: place.line,
			column: place.col,
			range: node.range ? [from + (cut > 0 ? cut + (quoted ? 1 : 0) : 0), to - (cut > 0 && quoted ? 1 : 0)] : null,
			...(template !== null || hasComposeVariable(plain) ? { computed: true } : {}),
			...(alias?.range ? { broughtIn: counter.linePos(alias.range[0]).line } : {}),
			...(ofMap && !alias ? { ofMap } : {}),
		})
	}
	for (const document of documents) {
		const aliases = new Aliases(document)
		const kind: unknown = isMap(document.contents) ? document.contents.get('kind') : null
		const names = kind === 'ConfigMap' ? ['data'] : kind === 'Secret' ? ['stringData'] : ['environment', 'env']
		visit(document, {
			Pair(_, pair) {
				const name = isScalar(pair.key) ? pair.key.value : null
				if (typeof name !== 'string' || !names.includes(name)) return undefined
				const given = isNode(pair.value) ? pair.value : null
				const variables = aliases.resolve(given)
				const alias = isAlias(given) ? given : null
				if (isMap(variables)) {
					// In a Secret or ConfigMap names are free; those of variables are upper case.
					const own = names.length === 1 ? /^[A-Z_][A-Z0-9_]*$/ : /^/
					for (const member of aliases.members(variables as YAMLMap)) {
						const { key } = member
						const value = aliases.resolve(member.value)
						if (!isScalar(key) || !own.test(String(key.value))) continue
						const source = alias ?? member.alias ?? (isAlias(member.value) ? member.value : null)
						const stars = isAlias(value) ? starsOf(value, text) : null
						// `env` is a map in values of charts only, whose parser takes the last one.
						if (isScalar(value)) add(String(key.value), value.value, value, 0, source, name === 'environment')
						else if (value && stars !== null) add(String(key.value), stars, value, 0, source, name === 'environment')
					}
				} else if (isSeq(variables)) {
					for (const item of variables.items) {
						if (isScalar(item) && typeof item.value === 'string') {
							const equals = item.value.indexOf('=')
							if (equals > 0) add(item.value.slice(0, equals), item.value.slice(equals + 1), item, equals + 1, alias)
						} else if (isMap(item)) {
							const value = item.get('value', true)
							const key = item.get('name')
							if (typeof key !== 'string') {
								if (name === 'environment') colon(item as YAMLMap)
								continue
							}
							if (isScalar(value)) add(key, value.value, value, 0, alias)
							else
								entries.push({
									path: [key],
									value: undefined,
									text: '',
									line: counter.linePos(item.range?.[0] ?? 0).line,
									column: 1,
									range: null,
									computed: true,
								})
						}
					}
				}
				return undefined
			},
		})
	}
	return { entries, problems: [...withColon, ...problems] }
}

/** A variable in a command: `-e NAME=value`, `--env NAME="value"`, `ENV NAME=value`, `export NAME=value`. */
const assignment = /(?:(?:^|\s)(?:-e|--env)[ =]|^[ \t]*(?:ENV|export)[ \t]+)(["']?)([A-Za-z_]\w*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"']*))/gm

/** In a unit file each line can set several: `Environment=A=1 "B=2 3"`. */
const unitLine = /^[ \t]*Environment=([^\n]*)/gm
const inUnit = /(["']?)\b([A-Za-z_]\w*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"']*))/g

function fromCommands(text: string): readonly Entry[] {
	const places = new Places(text)
	const entryOf = ([whole, , name = '', double, single, bare]: RegExpMatchArray, at: number): Entry => {
		const value = double ?? single ?? bare ?? ''
		const from = at + whole.lastIndexOf(value)
		return {
			path: [name],
			value: value === '' ? null : value,
			text: value,
			...places.at(from),
			range: [from, from + value.length] as const,
			...(single === undefined && hasShellVariable(value) ? { computed: true } : {}),
		}
	}
	const commands = [...text.matchAll(assignment)].map((match) => entryOf(match, match.index))
	const units = [...text.matchAll(unitLine)].flatMap(({ 0: whole, 1: line = '', index }) => {
		const start = index + whole.length - line.length
		return [...line.matchAll(inUnit)].map((match) => entryOf(match, start + match.index))
	})
	return [...commands, ...units]
}
