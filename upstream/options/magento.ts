import type { Scalar } from '../../src/facts/bouncer'
import { lineAt, MovedError, textOf } from '../text'
import type { Tree } from '../tree'
import { type Constants, constantsOf, isScalar, phpLiteral } from './php-values'
import type { ReadOption, ReadOptions } from './reader'

/** The settings of a Magento module: fields of `system.xml` by their groups, and their defaults in `config.xml`. */
export function magentoSettings(fields: string, defaults: string): ReadOptions {
	return (tree, { others }) => {
		const constants = constantsOf([tree, ...others])
		const form = withoutXmlComments(textOf(tree, fields))
		const values = defaultsIn(withoutXmlComments(textOf(tree, defaults)))
		const options: ReadOption[] = []
		const groups: string[] = []
		for (const { index, 1: closes, 2: tag, 3: rest = '' } of form.matchAll(/<(\/)?(section|group|field)\b([^>]*)>/g)) {
			if (closes) groups.pop()
			else {
				const id = /\bid="([^"]+)"/.exec(rest)?.[1]
				if (id === undefined) throw new MovedError(`${fields}:${lineAt(form, index)} has a ${tag} without an id`)
				const name = [...groups, id].join('/')
				// A field within a field names what it depends on.
				if (tag === 'field' && !id.includes('/')) {
					const allowed = choicesOf(tree, form.slice(index), constants)
					options.push({ name, default: values.get(name) ?? null, ...(allowed ? { allowed } : {}), file: fields, line: lineAt(form, index) })
				}
				if (!rest.endsWith('/')) groups.push(id)
			}
		}
		return options
	}
}

/** By their path below `config/default`. */
function defaultsIn(text: string): ReadonlyMap<string, string> {
	const values = new Map<string, string>()
	const path: string[] = []
	for (const [, closes, name = '', rest = '', quoted, plain = ''] of text.matchAll(/<(\/)?(\w+)([^>]*)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))/g)) {
		if (closes) path.pop()
		else if (!rest.endsWith('/')) {
			path.push(name)
			const value = quoted ?? plain.trim()
			if (value !== '') values.set(path.slice(2).join('/'), value)
		}
	}
	return values
}

/** What the class behind a field offers: `['value' => Constants::LEVEL, 'label' => …]`. */
function choicesOf(tree: Tree, field: string, constants: Constants): readonly Scalar[] | undefined {
	const model = /^<field[^>]*[^/]>(?:(?!<\/?field)[\s\S])*?<source_model>.*\\(Model\\.*?)<\/source_model>/.exec(field)?.[1]
	const text = model && tree.read(`${model.replaceAll('\\', '/')}.php`)
	const values = [...(text || '').matchAll(/'value' => ([^,\]]+)/g)].map(([, value = '']) => phpLiteral(value, constants))
	const known = values.filter(isScalar)
	return known.length > 0 && known.length === values.length ? known : undefined
}

function withoutXmlComments(text: string): string {
	return text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
}
