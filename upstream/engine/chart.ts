import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import type { ReadOption, ReadOptions, Shape } from '../options/reader'
import { lineAt, MovedError, textOf } from '../text'
import type { Tree } from '../tree'

/**
 * The values of a Helm chart: those that its `values.yaml` has, and those that its templates ask for. What our facts take for one value
 * is not looked into.
 */
export function chartValuesIn(folder: string): ReadOptions {
	return (tree, { wanted }) => {
		const named = [...inValues(tree, `${folder}/values.yaml`), ...inTemplates(tree, `${folder}/templates/`)]
		return named.flatMap((option): readonly ReadOption[] => {
			const name = wantedOf(option.name, wanted)
			return name === undefined ? [] : [name === option.name ? option : { name, file: option.file, line: option.line }]
		})
	}
}

/**
 * The option of our facts in which a name of the source stands: that name, or one above it that we take for one value.
 *
 * @returns undefined for a level of which we have what is below; the name itself where we have nothing of it.
 */
function wantedOf(name: string, wanted: readonly string[]): string | undefined {
	const above = wanted.find((own) => own === name || name.startsWith(`${own}.`))
	return above ?? (wanted.some((own) => own.startsWith(`${name}.`)) ? undefined : name)
}

function inValues(tree: Tree, file: string): readonly ReadOption[] {
	const counter = new LineCounter()
	const { contents } = parseDocument(textOf(tree, file), { lineCounter: counter })
	const walk = (map: YAMLMap, above: string): readonly ReadOption[] =>
		map.items.flatMap(({ key, value }): readonly ReadOption[] => {
			if (!isScalar(key)) return []
			const name = `${above}${key.value}`
			const own = { name, ...shapeOf(value), file, line: counter.linePos(key.range?.[0] ?? 0).line }
			return isMap(value) ? [own, ...walk(value, `${name}.`)] : [own]
		})
	return isMap(contents) ? walk(contents, '') : []
}

/** A value that is empty tells nothing. */
function shapeOf(node: unknown): Pick<ReadOption, 'shape'> {
	if (isMap(node)) return { shape: 'map' }
	if (!isScalar(node)) return node ? { shape: 'list' } : {}
	switch (typeof node.value) {
		case 'boolean':
			return { shape: 'truth' }
		case 'number':
			return { shape: 'number' }
		case 'string':
			return node.value === '' ? {} : { shape: 'text' }
		default:
			return {}
	}
}

/** `.Values.lapi.ingress.tls`, `index .Values.config "config.yaml.local"`. */
function inTemplates(tree: Tree, folder: string): readonly ReadOption[] {
	return tree
		.files()
		.filter((path) => path.startsWith(folder))
		.flatMap((file) => {
			const text = textOf(tree, file)
			return [...text.matchAll(/\.Values\.([\w.]*\w)(?: "([\w.-]+)")?/g)].map(({ index, 1: path = '', 2: last }) => ({
				name: last !== undefined && /\bindex $/.test(text.slice(Math.max(0, index - 6), index)) ? `${path}.${last}` : path,
				file,
				line: lineAt(text, index),
			}))
		})
}

/** The version of a chart, as its users name it. */
export function chartVersionIn(folder: string): ReadOptions {
	return (tree) => {
		const file = `${folder}/Chart.yaml`
		const text = textOf(tree, file)
		const found = /^version: *["']?([\d.]+)/m.exec(text)
		return found ? [{ name: 'version', default: found[1] ?? '', file, line: lineAt(text, found.index) }] : []
	}
}

/** One of the definitions in a JSON Schema. */
interface Definition {
	readonly properties?: Readonly<Record<string, { readonly type?: string; readonly const?: string; readonly enum?: readonly string[] }>>
	readonly required?: readonly string[]
	readonly enum?: readonly string[]
}

const shapes: Readonly<Record<string, Shape>> = { string: 'text', boolean: 'truth', integer: 'number', number: 'number', array: 'list', object: 'map' }

/** Names that a definition of a chart's schema has, and as the values of `required` those that must be there. */
export function schemaNames(file: string, is: (name: string, definition: Definition) => boolean, withRequired = true): ReadOptions {
	return (tree) => {
		const { text, definitions } = schemaIn(tree, file)
		const [name, { properties = {}, required = [] }] = Object.entries(definitions).find(([name, one]) => is(name, one)) ?? ['', {}]
		const line = lineAt(text, Math.max(0, text.indexOf(`"${name}":`)))
		const own = Object.entries(properties).map(
			([key, { type = '' }]): ReadOption => ({ name: key, ...(shapes[type] ? { shape: shapes[type] } : {}), file, line }),
		)
		return withRequired && own.length > 0 ? [...own, { name: 'required', allowed: required, file, line }] : own
	}
}

/** The words that one of its definitions allows, as the values of an option. */
export function schemaWords(file: string, definition: string, option: string): ReadOptions {
	return (tree) => {
		const { text, definitions } = schemaIn(tree, file)
		const allowed = definitions[definition]?.enum
		if (!allowed) throw new MovedError(`${file} has no words for ${definition}`)
		return [{ name: option, allowed, file, line: lineAt(text, text.indexOf(`"${definition}":`)) }]
	}
}

function schemaIn(tree: Tree, file: string): { readonly text: string; readonly definitions: Readonly<Record<string, Definition>> } {
	const text = textOf(tree, file)
	const schema = JSON.parse(text) as { readonly definitions?: Readonly<Record<string, Definition>> }
	if (!schema.definitions) throw new MovedError(`${file} has no definitions`)
	return { text, definitions: schema.definitions }
}
