import { type Holds, isNames, logLevels, type Names } from '../../../facts/engine-config'
import { yaml } from '../formats/yaml'
import type { Edit } from '../types'
import { isMasked } from '../values/masked'
import { nearest } from '../values/nearest'
import { type Found, found, isFilledIn, shown } from './found'
import { moved } from './moved'
import { whyNoNetwork } from './networks'
import { renamed, rewritten, type Setting, settingAt, truthOf, type Value } from './tree'

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

/** The engine itself, which takes nothing but what it knows. */
export function engineReads(names: Names, words: Reader['words']): Reader {
	return { names, manner: 'strict', words, refusing: [], who: 'The engine', above: [] }
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
		// A place where people lay anchors down.
		if (walk.manner === 'lenient' && name.startsWith('x-')) return []
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
	if (value.is === 'text' && (isNothing(value, walk) || isFilledIn(value.text))) return []
	const inner = Object.keys(holds).slice(0, 3).join('`, `')
	return [shape(setting, `names of its own: \`${inner}\` …`, walk, [])]
}

function pathOf(setting: Setting, { above }: Walk): string {
	return setting.path.slice(above.length).join('.')
}

function twice(setting: Setting, walk: Walk): Found {
	const key = pathOf(setting, walk)
	const name = shown(setting.name)
	return walk.manner === 'strict'
		? found('duplicate-option', 'error', setting, key, `\`${name}\` stands here twice. ${walk.who} does not start with it.`, 'Leave one of them.')
		: found('duplicate-option', 'warning', setting, key, `\`${name}\` stands here twice: the one above is lost.`, 'Leave one of them.')
}

type Places = ReadonlyMap<string, readonly (readonly string[])[]>

/** The tables of the facts never change. */
const placesByTable = new WeakMap<Names, Places>()

/** Where each name of a table stands. */
function placesIn(names: Names): Places {
	const before = placesByTable.get(names)
	if (before) return before
	const places = new Map<string, (readonly string[])[]>()
	const look = (level: Names, above: readonly string[]) => {
		for (const [name, holds] of Object.entries(level)) {
			const path = [...above, name]
			places.set(name, [...(places.get(name) ?? []), path])
			if (isNames(holds)) look(holds, path)
		}
	}
	look(names, [])
	placesByTable.set(names, places)
	return places
}

const namesOfLevels = new WeakMap<Names, readonly string[]>()

/** The names of one level, always the same list: what is asked of it is remembered by it. */
function namesOf(level: Names): readonly string[] {
	const known = namesOfLevels.get(level) ?? Object.keys(level)
	namesOfLevels.set(level, known)
	return known
}

const lettersOf = (word: string) => [...word.toLowerCase()].sort().join('')

/** The known name that was probably meant: one that is near, or the same letters in another order. */
export function meantName(name: string, known: readonly string[]): string | null {
	const near = nearest(name, known)
	if (near !== null) return near
	const alike = known.filter(({ length }) => length === name.length)
	const letters = alike.length > 0 ? lettersOf(name) : ''
	return alike.find((one) => lettersOf(one) === letters) ?? null
}

function unknown(setting: Setting, siblings: Names, walk: Walk): Found {
	const key = pathOf(setting, walk)
	const name = shown(setting.name)
	const above = setting.path.slice(walk.above.length, -1)
	const isRefused = walk.refusing.includes(above.join('.'))
	const what = walk.manner === 'strict' ? `${walk.who} does not start with it.` : isRefused ? 'Helm refuses the values.' : 'Helm passes over it without a word.'
	const severity = walk.manner === 'strict' || isRefused ? 'error' : 'warning'
	const elsewhere = placesIn(walk.names).get(setting.name) ?? []
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
	const meant = meantName(setting.name, namesOf(siblings))
	if (meant !== null && !settingAt(walk.all, ...above, meant))
		return found('unknown-option', severity, setting, key, says(''), `Write \`${meant}\`.`, renamed(setting, meant))
	const levels = elsewhere.map((one) => one.slice(0, -1).join('.')).filter((level) => level !== '')
	const other = levels.length > 0 ? ` There is one below \`${levels.slice(0, 3).join('`, `')}\`.` : ''
	return found('unknown-option', severity, setting, key, says(other), 'Take the line out, or write the name that was meant.')
}

const numbers = /^[-+]?(?:\d[\d_]*(?:\.0*)?|0x[\da-f]+|0o?[0-7]+)$/i

function ofValue(setting: Setting, value: Value, holds: Holds, walk: Walk): readonly Found[] {
	const key = pathOf(setting, walk)
	const isText = value.is === 'text'
	if (isText && isFilledIn(value.text)) return []
	if (typeof holds === 'object') {
		if (!isText) return [shape(setting, 'one word', walk, [])]
		if (holds.includes(value.text)) return []
		const meant = nearest(value.text, holds)
		const edits = meant === null ? [] : rewritten(value, meant)
		const message = `\`${setting.name}\` is one of \`${holds.join('`, `')}\`. With \`${shown(value.text)}\` ${walk.manner === 'strict' ? `${walk.who.toLowerCase()} does not start` : 'Helm refuses the values'}.`
		return [found('bad-value', 'error', value, key, message, meant === null ? 'Choose one of them.' : `Write \`${meant}\`.`, edits)]
	}
	switch (holds) {
		case 'any':
			return []
		case 'text':
			return isText || isHidden(value, walk.text) ? [] : [shape(setting, 'one value', walk, [])]
		case 'file':
			return isText ? [] : [ofFile(setting, value, walk)]
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
					`\`${shown(value.text)}\` is no level of a log. ${walk.who} does not start with it.`,
					'Write `info`, `debug`, `warning`, `error` or `trace`.',
				),
			]
		case 'map':
			return value.is === 'level' || isNothing(value, walk) ? [] : [shape(setting, 'names with values', walk, [])]
		case 'list':
			return value.is === 'list' || isNothing(value, walk) ? [] : [shape(setting, 'a list', walk, [])]
		case 'texts':
		case 'networks':
			return ofList(setting, value, holds, walk)
	}
}

/** A pair of quotes, which a lenient reader takes for nothing. */
function isNothing({ is, text }: Value, { manner }: Walk): boolean {
	return manner === 'lenient' && is === 'text' && text === ''
}

/** `[redacted]`, which YAML takes for a list. */
function isHidden({ flow, range: [from, to] }: Value, text: string): boolean {
	return flow && isMasked(text.slice(from, to))
}

/** Levels where the chart's schema asks for a text with lines of its own: a sign makes one of them. */
function ofFile(setting: Setting, value: Value, walk: Walk): Found {
	const colon = /^[ \t]*:/.exec(walk.text.slice(setting.keyRange[1], setting.keyRange[1] + 20))?.[0].length ?? 0
	const at = setting.keyRange[1] + colon
	const isBelow = colon > 0 && value.isAlone && !value.flow && value.line > setting.line && !setting.isBroughtIn
	const edits = isBelow ? [{ from: at, to: at, text: ' |' }] : []
	const fix = isBelow ? `Write \`${setting.name}: |\`; what stands below it stays as it is.` : `Write a text behind \`${setting.name}: |\`.`
	const message = `\`${setting.name}\` is a text with a file in it, and ${value.is === 'list' ? 'a list stands' : 'levels of the values stand'} there: Helm refuses them.`
	return found('wrong-shape', 'error', setting, pathOf(setting, walk), message, fix, edits)
}

function ofTruth(setting: Setting, value: Value, walk: Walk): readonly Found[] {
	const isPlain = value.is === 'text' && value.plain
	const key = pathOf(setting, walk)
	const truth = value.is === 'text' ? truthOf(value.text) : null
	if (isPlain && truth !== null && (walk.words === 'go-yaml' || /^(?:true|false)$/i.test(value.text))) return []
	const word = truth === null ? null : String(truth)
	const edits = word === null ? [] : rewritten(value, word)
	const fix = word === null ? 'Write `true` or `false`, without quotes.' : `Write \`${word}\`, without quotes.`
	if (walk.manner === 'lenient') {
		if (value.is !== 'text' || value.text === '') return []
		const message = `\`${setting.name}\` is a text here, and templates take any text that is not empty for true.`
		return word === 'true' ? [] : [found('bad-value', 'error', value, key, message, fix, edits)]
	}
	const ends =
		isPlain && truth !== null
			? `\`${value.text}\` is taken by 1.4.6 alone; the newest engine does not start with it.`
			: `${walk.who} does not start with anything else.`
	return [found('bad-value', 'error', value, key, `\`${setting.name}\` is true or false. ${ends}`, fix, edits)]
}

function ofNumber(setting: Setting, value: Value, walk: Walk): readonly Found[] {
	if (value.is === 'text' && numbers.test(value.text) && (value.plain || walk.manner === 'lenient')) return []
	if (walk.manner === 'lenient') return []
	const key = pathOf(setting, walk)
	const isNumber = value.is === 'text' && numbers.test(value.text)
	const edits = isNumber ? rewritten(value, value.text) : []
	const fix = isNumber ? `Write \`${value.text}\`, without quotes.` : 'Write a number.'
	if (isNumber && walk.words === 'goccy')
		return [found('bad-value', 'info', value, key, `Debian’s 1.4.6 does not start with a number in quotes; newer engines do.`, fix, edits)]
	return [found('bad-value', 'error', value, key, `\`${setting.name}\` is a number. ${walk.who} does not start with anything else.`, fix, edits)]
}

function ofList(setting: Setting, value: Value, holds: 'texts' | 'networks', walk: Walk): readonly Found[] {
	const alone = setting.name !== 'allowed_ranges'
	if (value.is === 'text') {
		if (isNothing(value, walk)) return []
		const words = value.text
			.split(',')
			.map((word) => word.trim())
			.filter((word) => word !== '')
		// What would be wrong in the list as well is nobody's to write.
		if (holds === 'networks' && words.some((word) => whyNoNetwork(word, alone)?.meant === null)) return [shape(setting, 'a list', walk, [])]
		const list = yaml.value(words, '')
		return [shape(setting, 'a list', walk, rewritten(value, list), `Write \`${setting.name}: ${shown(list)}\`.`)]
	}
	if (value.is === 'level') return [shape(setting, 'a list', walk, [])]
	if (holds === 'texts') return []
	return value.items.flatMap((item): readonly Found[] => {
		if (item.is !== 'text' || isFilledIn(item.text)) return []
		const wrong = whyNoNetwork(item.text, alone)
		if (!wrong) return []
		const key = pathOf(setting, walk)
		const fix = wrong.meant === null ? 'Write an address or a range, such as `192.0.2.10` or `192.0.2.0/24`.' : `Write \`${wrong.meant}\`.`
		const edits = wrong.meant === null ? [] : rewritten(item, wrong.meant.includes(':') ? JSON.stringify(wrong.meant) : wrong.meant)
		return [found('not-a-network', 'error', item, key, `\`${shown(item.text)}\` is no network: ${wrong.why}. The engine does not start with it.`, fix, edits)]
	})
}

function shape(setting: Setting, what: string, walk: Walk, edits: readonly Edit[], fix?: string): Found {
	const wrong = walk.manner === 'strict' ? `${walk.who} does not start with anything else.` : `${walk.who} can do nothing with anything else.`
	return found('wrong-shape', 'error', setting, pathOf(setting, walk), `\`${setting.name}\` holds ${what}. ${wrong}`, fix ?? `Write ${what} there.`, edits)
}
