import { type Holds, isNames, logLevels, type Names } from '../../../facts/engine-config'
import type { Edit } from '../types'
import { nearest } from '../values/nearest'
import { type Found, found, isFilledIn } from './found'
import { moved } from './moved'
import { whyNoNetwork } from './networks'
import { type Setting, settingAt, type Value } from './tree'

/** Who reads the names, and what becomes of one that is wrong. */
export interface Reader {
	readonly names: Names
	/** `strict`: it does not start; `lenient`: it passes over unknown names, and over a value of another shape until it is used. */
	readonly manner: 'strict' | 'lenient'
	/** The parser of acquisitions takes fewer words for true and false, and numbers in quotes. */
	readonly words: 'go-yaml' | 'goccy'
	/** Levels in which a lenient reader refuses unknown names all the same. */
	readonly refusing: readonly string[]
	/** For the reader: `The engine`, `The chart`. */
	readonly who: string
	/** Levels that stand above the names in this text, a release inside of another chart's values. */
	readonly above: readonly string[]
}

/** Everything that is wrong with names and the shape of what they hold. */
export function judgeNames(settings: readonly Setting[], reader: Reader, text: string): readonly Found[] {
	return ofLevel(settings, reader.names, { ...reader, text, all: settings })
}

interface Walk extends Reader {
	readonly text: string
	readonly all: readonly Setting[]
}

function ofLevel(settings: readonly Setting[], names: Names, walk: Walk): readonly Found[] {
	const seen = new Set<string>()
	return settings.flatMap((setting): readonly Found[] => {
		const { name } = setting
		// Anchors of YAML, and places where people lay them down.
		if (name === '<<' || (walk.manner === 'lenient' && name.startsWith('x-'))) return []
		if (seen.has(name)) return [twice(setting, walk)]
		seen.add(name)
		const holds = Object.hasOwn(names, name) ? names[name] : undefined
		if (holds === undefined) return setting.value?.anchored && walk.manner === 'lenient' ? [] : [unknown(setting, names, walk)]
		if (!setting.value) return []
		return isNames(holds) ? ofInner(setting, setting.value, holds, walk) : ofValue(setting, setting.value, holds, walk)
	})
}

function ofInner(setting: Setting, value: Value, holds: Names, walk: Walk): readonly Found[] {
	if (value.is === 'level') return ofLevel(value.settings, holds, walk)
	if (value.is === 'text' && (value.text === '' || isFilledIn(value.text))) return []
	const inner = Object.keys(holds).slice(0, 3).join('`, `')
	return [shape(setting, `names of its own: \`${inner}\` …`, walk, [])]
}

function pathOf(setting: Setting, { above }: Walk): string {
	return setting.path.slice(above.length).join('.')
}

function twice(setting: Setting, walk: Walk): Found {
	const key = pathOf(setting, walk)
	return walk.manner === 'strict'
		? found('duplicate-option', 'error', setting, key, `\`${setting.name}\` stands here twice. ${walk.who} does not start with it.`, 'Leave one of them.')
		: found('duplicate-option', 'warning', setting, key, `\`${setting.name}\` stands here twice: the one above is lost.`, 'Leave one of them.')
}

/** Where names of all levels stand. */
function placesOf(name: string, names: Names, path: readonly string[] = []): readonly (readonly string[])[] {
	return Object.entries(names).flatMap(([own, holds]) => [
		...(own === name ? [[...path, own]] : []),
		...(isNames(holds) ? placesOf(name, holds, [...path, own]) : []),
	])
}

/** The known name that was probably meant: one that is near, or the same letters in another order. */
export function meantName(name: string, known: readonly string[]): string | null {
	const letters = (word: string) => [...word.toLowerCase()].sort().join('')
	return nearest(name, known) ?? known.find((one) => letters(one) === letters(name)) ?? null
}

function unknown(setting: Setting, siblings: Names, walk: Walk): Found {
	const key = pathOf(setting, walk)
	const { name } = setting
	const above = setting.path.slice(walk.above.length, -1)
	const isRefused = walk.refusing.includes(above.join('.'))
	const what = walk.manner === 'strict' ? `${walk.who} does not start with it.` : isRefused ? 'Helm refuses the values.' : 'Helm passes over it without a word.'
	const severity = walk.manner === 'strict' || isRefused ? 'error' : 'warning'
	const elsewhere = placesOf(name, walk.names)
	const [place] = elsewhere
	if (place && elsewhere.length === 1) {
		const levels = place.slice(0, -1)
		const isOnTheWay = levels.every((level, at) => at >= above.length || level === above[at]) || above.every((level, at) => level === levels[at])
		const below = levels.length === 0 ? 'at the first level' : `below \`${levels.join('.')}\``
		const edits = isOnTheWay ? moved(setting, place, walk.all, walk.text, walk.above.length) : []
		const here = above.length === 0 ? 'at the first level' : `below \`${above.join('.')}\``
		return found('wrong-level', severity, setting, key, `\`${name}\` stands ${here} and belongs ${below}. ${what}`, `Put it ${below}.`, edits)
	}
	const says = (others: string) =>
		walk.manner === 'strict'
			? `${walk.who} knows no \`${name}\` here, and does not start with it.${others}`
			: `${walk.who} knows no \`${name}\` here.${others} ${what}`
	const meant = meantName(name, Object.keys(siblings))
	if (meant !== null && !settingAt(walk.all, ...above, meant)) {
		const edits: readonly Edit[] = [{ from: setting.keyRange[0], to: setting.keyRange[1], text: meant }]
		return found('unknown-option', severity, setting, key, says(''), `Write \`${meant}\`.`, edits)
	}
	const levels = elsewhere.map((one) => one.slice(0, -1).join('.')).filter((level) => level !== '')
	const other = levels.length > 0 ? ` There is one below \`${levels.slice(0, 3).join('`, `')}\`.` : ''
	return found('unknown-option', severity, setting, key, says(other), 'Take the line out, or write the name that was meant.')
}

/** Words that YAML for Go takes for true and false where a truth is asked for. */
const truths = /^(?:true|false|yes|no|on|off|y|n)$/i
const numbers = /^[-+]?(?:\d[\d_]*|0x[\da-f]+|0o?[0-7]+)$/i

function ofValue(setting: Setting, value: Value, holds: Holds, walk: Walk): readonly Found[] {
	const key = pathOf(setting, walk)
	const isText = value.is === 'text'
	if (isText && isFilledIn(value.text)) return []
	if (typeof holds === 'object') {
		if (!isText) return [shape(setting, 'one word', walk, [])]
		if (holds.includes(value.text)) return []
		const meant = nearest(value.text, holds)
		const edits = meant === null ? [] : [{ from: value.range[0], to: value.range[1], text: meant }]
		const message = `\`${setting.name}\` is one of \`${holds.join('`, `')}\`. With \`${short(value.text)}\` ${walk.manner === 'strict' ? `${walk.who.toLowerCase()} does not start` : 'Helm refuses the values'}.`
		return [found('bad-value', 'error', value, key, message, meant === null ? 'Choose one of them.' : `Write \`${meant}\`.`, edits)]
	}
	switch (holds) {
		case 'any':
			return []
		case 'text':
			return isText ? [] : [shape(setting, 'one value', walk, [])]
		case 'truth':
			return ofTruth(setting, value, walk)
		case 'number':
			return ofNumber(setting, value, walk)
		case 'level':
			if (isText && logLevels.includes(value.text.toLowerCase())) return []
			return [
				found(
					'bad-value',
					'error',
					value,
					key,
					`\`${short(value.text)}\` is no level of a log. ${walk.who} does not start with it.`,
					'Write `info`, `debug`, `warning`, `error` or `trace`.',
				),
			]
		case 'map':
			return value.is === 'level' || (isText && value.text === '') ? [] : [shape(setting, 'names with values', walk, [])]
		case 'list':
			return value.is === 'list' || (isText && value.text === '') ? [] : [shape(setting, 'a list', walk, [])]
		case 'texts':
		case 'networks':
			return ofList(setting, value, holds, walk)
	}
}

function ofTruth(setting: Setting, value: Value, walk: Walk): readonly Found[] {
	const isPlain = value.is === 'text' && value.plain
	const key = pathOf(setting, walk)
	if (isPlain && (walk.words === 'go-yaml' ? truths : /^(?:true|false)$/i).test(value.text)) return []
	const word = value.is === 'text' && truths.test(value.text) ? (/^(?:true|yes|on|y)$/i.test(value.text) ? 'true' : 'false') : null
	const edits = word === null ? [] : [{ from: value.range[0], to: value.range[1], text: word }]
	const fix = word === null ? 'Write `true` or `false`, without quotes.' : `Write \`${word}\`, without quotes.`
	if (walk.manner === 'lenient') {
		if (value.is !== 'text' || value.text === '') return []
		const message = `\`${setting.name}\` is a text here, and templates take any text that is not empty for true.`
		return word === 'true' ? [] : [found('bad-value', 'error', value, key, message, fix, edits)]
	}
	const ends =
		isPlain && truths.test(value.text)
			? `\`${value.text}\` is taken by 1.4.6 alone; the newest engine does not start with it.`
			: `${walk.who} does not start with anything else.`
	return [found('bad-value', 'error', value, key, `\`${setting.name}\` is true or false. ${ends}`, fix, edits)]
}

function ofNumber(setting: Setting, value: Value, walk: Walk): readonly Found[] {
	if (value.is === 'text' && numbers.test(value.text) && (value.plain || walk.manner === 'lenient')) return []
	if (walk.manner === 'lenient') return []
	const key = pathOf(setting, walk)
	const isNumber = value.is === 'text' && numbers.test(value.text)
	const edits = isNumber ? [{ from: value.range[0], to: value.range[1], text: value.text }] : []
	const fix = isNumber ? `Write \`${value.text}\`, without quotes.` : 'Write a number.'
	if (isNumber && walk.words === 'goccy')
		return [found('bad-value', 'info', value, key, `Debian’s 1.4.6 does not start with a number in quotes; newer engines do.`, fix, edits)]
	return [found('bad-value', 'error', value, key, `\`${setting.name}\` is a number. ${walk.who} does not start with anything else.`, fix, edits)]
}

function ofList(setting: Setting, value: Value, holds: 'texts' | 'networks', walk: Walk): readonly Found[] {
	if (value.is === 'text') {
		if (value.text === '') return []
		const words = value.text.split(/\s*,\s*/).filter((word) => word !== '')
		const list = `[${words.map((word) => (/^[\w./*-]+$/.test(word) ? word : JSON.stringify(word))).join(', ')}]`
		return [shape(setting, 'a list', walk, [{ from: value.range[0], to: value.range[1], text: list }], `Write \`${setting.name}: ${short(list)}\`.`)]
	}
	if (value.is === 'level') return [shape(setting, 'a list', walk, [])]
	if (holds === 'texts') return []
	const alone = setting.name !== 'allowed_ranges'
	return value.items.flatMap((item): readonly Found[] => {
		if (item.is !== 'text' || isFilledIn(item.text)) return []
		const wrong = whyNoNetwork(item.text, alone)
		if (!wrong) return []
		const key = pathOf(setting, walk)
		const fix = wrong.meant === null ? 'Write an address or a range, such as `192.0.2.10` or `192.0.2.0/24`.' : `Write \`${wrong.meant}\`.`
		const edits = wrong.meant === null ? [] : [{ from: item.range[0], to: item.range[1], text: wrong.meant.includes('::') ? `"${wrong.meant}"` : wrong.meant }]
		return [found('not-a-network', 'error', item, key, `\`${short(item.text)}\` is no network: ${wrong.why}. The engine does not start with it.`, fix, edits)]
	})
}

function shape(setting: Setting, what: string, walk: Walk, edits: readonly Edit[], fix?: string): Found {
	const wrong = walk.manner === 'strict' ? `${walk.who} does not start with anything else.` : `${walk.who} can do nothing with anything else.`
	return found('wrong-shape', 'error', setting, pathOf(setting, walk), `\`${setting.name}\` holds ${what}. ${wrong}`, fix ?? `Write ${what} there.`, edits)
}

function short(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
