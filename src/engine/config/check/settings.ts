import type { Bouncer, Interval, ListSource, Option, Scalar, Value } from '../../../facts/bouncer'
import { policyWords, wordsOf } from '../../../facts/option-groups'
import { type Draft, setTo } from '../document/draft'
import { optionOf, type Part, roleOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import { plainEnv } from '../formats/all'
import { consoleHost } from '../values/endpoint'
import { formatInterval, integrationSeconds, parseInterval, planNotices, shortestOfPlans } from '../values/interval'
import { isMasked } from '../values/masked'
import { nearest } from '../values/nearest'
import { misfit } from '../values/values'
import { checkAddress, checkPart, partsSource } from './address'
import { holds } from './conditions'
import { keyDrafts } from './key'
import { unknownName } from './names'
import { expands, hiddenKey, hiddenValue, isPlaceholder, isTemplate, left, variable } from './placeholder'

/** Where the list comes from, as far as the file tells; null when it has no address. */
export function sourceOf({ bouncer, file, items }: Reading): ListSource | null {
	const text = (role: string) => items.findLast(({ key }) => roleOf(bouncer, file, key) === role)?.text ?? null
	const old = new Set(bouncer.legacyNames.flatMap(({ name, option, holds }) => (holds || option === bouncer.endpoint.option ? [name] : [])))
	const address = text('endpoint') ?? items.findLast(({ key }) => key === bouncer.endpoint.option || old.has(key))?.text ?? null
	if (address !== null && address !== '') return address.includes(consoleHost) || /\/v1\/integrations\//.test(address) ? 'integration' : 'engine'
	return partsSource(text('endpoint-host'), text('endpoint-path'))
}

/** Everything that one setting can have wrong with itself. */
export function checkItem(item: Item, reading: Reading, source: ListSource | null): readonly Draft[] {
	const { bouncer, file } = reading
	// A template's value comes later, and YAML takes `{{ x }}` without quotes for a map in a map.
	if (isTemplate(item.text) || /(^|\.)\{/.test(item.key)) return []
	const option = optionOf(file, item.key)
	if (!option) return withAnotherName(item, reading, source)
	if (option.ignored)
		return [
			{
				code: 'ignored-option',
				severity: option.packaged === undefined ? 'warning' : 'info',
				message: `Nothing uses it: ${option.ignored}`,
				fix: 'Remove the line.',
			},
		]
	const role = roleOf(bouncer, file, item.key)
	// Nobody can tell what it will be; only NGINX takes `$name` literally in most directives.
	// But no variable makes a key of several lines, as one has whose quote is closed by another setting's.
	if (item.computed === true && !reading.format.traits.literalVariables && !(role === 'key' && item.text.includes('\n'))) return []
	if (option.whenEmpty && (item.text === '' || item.value === null || (Array.isArray(item.value) && item.value.length === 0)))
		return [{ code: 'empty-value', severity: option.whenEmpty.severity, message: `It is empty: ${option.whenEmpty.effect}.`, fix: 'Put a value here.' }]
	if (item.text === '' || item.value === null || (item.value === true && reading.format.traits.flags && option.type !== 'bool'))
		return isAddress(role)
			? emptyAddress(option, reading)
			: option.required && isLookedAt(option, reading, source) && !isReplaced(option, reading)
				? [missing(option, bouncer)]
				: []
	if (isMasked(item.text)) return [role === 'key' ? hiddenKey : hiddenValue]
	// What the program fills in has any type; only for address and key the variable is worth a word.
	if ((role === null || role === 'interval') && /^\$(\{\w+[^}]*\}|\w+)$/.test(item.text.trim()) && expands(file)) return []
	const shape = shapeOf(item, reading, option)
	if (shape) return [shape]
	const quoted = quotedValue(item, reading, option)
	if (quoted) return [quoted]
	const dressed = dress(item, reading, option)
	if (dressed.length > 0) return [...dressed, ...behind(dressed, item, reading, source)]
	const doubled = quotesInText(item, reading)
	if (doubled) return [doubled]
	const torn = loneQuote(item, reading, role)
	if (torn) return [torn]
	if (role === 'endpoint' && expands(file) && /\$(\{\w+\}|[A-Za-z_]\w*)/.test(item.text)) return [variable(file, 'address', source)]
	if (role === 'endpoint') return isPlaceholder(item.text, file) ? [left(item.text, file, 'address')] : checkAddress(item.text, bouncer.endpoint).drafts
	if (role === 'endpoint-scheme' || role === 'endpoint-host' || role === 'endpoint-path') {
		if (isPlaceholder(item.text, file)) return [left(item.text, file, 'address')]
		const drafts = checkPart(role, item.text)
		if (drafts.length === 0 && role === 'endpoint-scheme' && source === 'integration' && item.text.toLowerCase() === 'http')
			return [
				{
					code: 'url-http',
					severity: 'warning',
					message: 'The Console’s endpoint is https://. Over http:// the key is sent in the clear.',
					fix: 'Set it to `https`.',
					repair: setTo('https'),
				},
			]
		return drafts
	}
	if (role === 'key') return keyDrafts(item, file, source)
	if (role === 'interval') return intervalDrafts(item, reading, option, source)
	const reason = misfit(option, typed(item, reading, option))
	if (!reason) return []
	const { severity, effect } = option.badValue ?? file.badValue
	const right = rightValue(option, item.text.trim()) ?? (severity === 'error' ? harmlessDefault(option) : null)
	return [
		{
			code: 'bad-value',
			severity,
			message: `It ${reason}: ${effect}.`,
			fix: right === null ? suggestion(option) : `Write \`${right}\`.`,
			...(right === null ? {} : { repair: setTo(right) }),
		},
	]
}

/** What is wrong with the value itself, which is as wrong without its quotes and blanks: both at once, not one after the other. */
function behind([first]: readonly Draft[], item: Item, reading: Reading, source: ListSource | null): readonly Draft[] {
	if (first?.repair?.kind !== 'set' || typeof first.repair.value !== 'string' || first.repair.value === item.text) return []
	const bare = { ...item, key: item.key.trim(), text: first.repair.value, value: first.repair.value }
	return checkItem(bare, reading, source)
		.filter(({ severity }) => severity === 'error')
		.map(withoutRepair)
}

/** What was meant, where the text tells it: another spelling of an allowed value, a number with a unit or quotes too much. */
function rightValue(option: Option, text: string): Scalar | null {
	if (option.type === 'bool') return spelledBool(text)
	if (option.allowed) {
		const texts = option.allowed.filter((value) => value !== '').map(String)
		const near = texts.find((value) => value.toLowerCase() === text.toLowerCase()) ?? nearest(text, texts)
		return option.allowed.find((value) => String(value) === near) ?? null
	}
	if (option.type !== 'int' && option.type !== 'float') return null
	const number = /^["']?(-?\d+(?:\.\d+)?)\s*(?:[a-z]+|%|["'])?$/i.exec(text)?.[1]
	return number !== undefined && misfit(option, number) === null ? Number(number) : null
}

/** What the program does without the line, where that decides nothing about visitors. */
function harmlessDefault(option: Option): Value | null {
	const plain = option.allowed !== undefined || option.type === 'int' || option.type === 'float' || option.type === 'size' || option.type === 'duration'
	const words = wordsOf(option.key.slice(option.key.lastIndexOf('.') + 1))
	return plain && [...words].every((word) => !policyWords.has(word)) ? option.default : null
}

function spelledBool(text: string): boolean | null {
	if (/^["']?(true|yes|on|1|enabled?|tru|ture)["']?$/i.test(text)) return true
	return /^["']?(false|no|off|0|disabled?|flase|fasle)["']?$/i.test(text) ? false : null
}

/** A name that no program reads, and what is wrong with its value under the name that is meant: both at once, not one after the other. */
function withAnotherName(item: Item, reading: Reading, source: ListSource | null): readonly Draft[] {
	return unknownName(item, reading).flatMap((draft) => {
		if (draft.severity === 'info') return [draft]
		if (draft.repair?.kind === 'rename') return [draft, ...checkItem({ ...item, key: draft.repair.to }, reading, source)]
		if (draft.repair?.kind === 'split-address')
			return [
				draft,
				...checkAddress(item.text, reading.bouncer.endpoint)
					.drafts.filter(({ code }) => code === 'url-no-integration')
					.map(withoutRepair),
			]
		return [draft]
	})
}

function withoutRepair({ repair: _, ...draft }: Draft): Draft {
	return draft
}

/** The settings as their program gets them. Docker fills in no variables, so who writes some has the file read by Compose, which takes quotes and remarks off. */
export function itemsAsRead({ file, format, items }: Reading): readonly Item[] {
	const isByCompose = format.traits.quirks && (file.quirks ?? plainEnv).takenOffByCompose && items.some(({ text }) => /\$(\{\w|[A-Za-z_])/.test(text))
	return isByCompose ? items.map(undressedByCompose) : items
}

function undressedByCompose(item: Item): Item {
	const inner = /^\s*(?:"([^"]*)"|'([^']*)')\s*(?:#.*)?$/.exec(item.text)
	const text = inner ? (inner[1] ?? inner[2] ?? '') : item.text.replace(/\s#.*$/, '').trim()
	return text === item.text ? item : { ...item, text, value: text === '' ? null : text }
}

/** Whether the program looks at it at all, as the rest of the file is. */
function isLookedAt({ counts }: Option, reading: Reading, source: ListSource | null): boolean {
	return counts === undefined || holds(counts, { ...reading, source })
}

function isAddress(role: string | null): boolean {
	return role === 'endpoint' || role === 'endpoint-host'
}

/** Whether a setting stands there that takes its place. */
function isReplaced({ alternatives = [] }: Option, { items }: Reading): boolean {
	return alternatives.some((other) => items.some(({ key, text }) => key === other && text !== ''))
}

/** An address that is there and empty is none; only an absent one is replaced by the default. */
function emptyAddress(option: Option, reading: Reading): readonly Draft[] {
	if (isReplaced(option, reading)) return []
	return [
		{
			code: 'empty-value',
			severity: 'error',
			message: 'It is empty: the program has nowhere to ask.',
			fix: 'Put the address here, or remove the line to get the default.',
		},
	]
}

/** Quotes, comments and blanks that a KEY=VALUE reader takes as part of the value. */
function dress(item: Item, { file, format }: Reading, option: Option): readonly Draft[] {
	if (!format.traits.quirks) return []
	const quirks = file.quirks ?? plainEnv
	const heavy = option.required || option.type === 'int' || option.type === 'enum' || option.type === 'bool' || option.type === 'path'
	const severity = heavy && !quirks.takenOffByCompose ? 'error' : 'warning'
	const becomesPart = (what: 'quotes' | 'comment') =>
		quirks.takenOffByCompose
			? `With \`docker run --env-file\` the ${what} ${what === 'quotes' ? 'become' : 'becomes'} part of the value. Compose takes ${what === 'quotes' ? 'them' : 'it'} off.`
			: `The ${what} ${what === 'quotes' ? 'become' : 'becomes'} part of the value.`
	const bare = item.text.trim()
	// HTTP cuts blanks around the value of a header, and the key is sent in one.
	const cutByHttp = option.secret === true && item.key === item.key.trim()
	if (!quirks.trims && (item.text !== bare || item.key !== item.key.trim()))
		return [
			{
				code: 'blanks',
				severity: cutByHttp || quirks.takenOffByCompose ? 'warning' : 'error',
				message: quirks.takenOffByCompose
					? 'With `docker run --env-file` blanks around a value become part of it, and around a name they are refused. Compose takes them off.'
					: 'Blanks around the name or value become part of it.',
				fix: 'Write `KEY=value` without blanks.',
				repair: setTo(bare),
			},
		]
	if (!quirks.unquotes && /^(["']).*\1$/.test(bare)) {
		const inner = bare.slice(1, -1)
		return [{ code: 'quotes', severity, message: becomesPart('quotes'), fix: 'Leave the quotes out.', repair: setTo(inner) }]
	}
	const comment = bare.search(/\s#|^#\s/)
	if (!quirks.inlineComments && comment >= 0)
		return [
			{
				code: 'inline-comment',
				severity,
				message: becomesPart('comment'),
				fix: 'Put the comment on a line of its own.',
				repair: setTo(bare.slice(0, comment).trimEnd()),
			},
		]
	if (quirks.equalsInValue === 'cut' && bare.includes('='))
		return [
			{ code: 'equals-in-value', severity, message: 'What follows a second `=` is cut off.', fix: 'Use a value without `=`; make a new key if it is the key.' },
		]
	return []
}

/** Of the two quotes around a key or an address one was lost. */
function loneQuote({ text }: Item, { format }: Reading, role: Part | null): Draft | null {
	if (role === null || role === 'interval' || (!format.traits.quirks && format.traits.ofContainer === undefined)) return null
	const inner = /^["']([^"'\s]+)$|^([^"'\s]+)["']$/
		.exec(text.trim())
		?.slice(1)
		.find((part) => part !== undefined)
	if (inner === undefined) return null
	return {
		code: 'quotes',
		severity: 'error',
		message: 'A quote stands at one end only: it becomes part of the value, or the file is refused.',
		fix: 'Leave the quote out.',
		repair: setTo(inner),
	}
}

/** `- NAME="value"` in a list of YAML: the quotes stand within the text, and nobody takes them off. */
function quotesInText(item: Item, { format }: Reading): Draft | null {
	const inner = /^(["'])([^"']*)\1$/.exec(item.text)?.[2]
	if (format.traits.ofContainer === undefined || inner === undefined) return null
	// A colon at the end makes a map of the item.
	const isBare = /^[\w./:@%+,=-]*(?<!:)$/.test(inner)
	return {
		code: 'quotes',
		severity: 'error',
		message: 'The quotes become part of the value.',
		fix: 'Leave the quotes out, or put them around the name and the value together.',
		...(item.range && isBare ? { repair: { kind: 'edits', edits: [{ from: item.range[0], to: item.range[1], text: inner }] } } : {}),
	}
}

/** `'true'` in place of `true`, where the program tells them apart. */
function quotedValue(item: Item, { file }: Reading, option: Option): Draft | null {
	const plain = option.type === 'bool' || option.type === 'int' || option.type === 'float'
	if (!file.strictTypes || !plain || typeof item.value !== 'string' || item.quoted !== true) return null
	const { severity, effect } = option.badValue ?? file.badValue
	const right = option.type === 'bool' ? spelledBool(item.text) : Number(item.text)
	return {
		code: 'quotes',
		severity,
		message: `In quotes it is a text and no ${option.type === 'bool' ? '`true` or `false`' : 'number'}: ${effect}.`,
		fix: 'Write the value without quotes.',
		...(right === null || Number.isNaN(right) ? {} : { repair: setTo(right) }),
	}
}

/** A list where one value belongs, or the other way round: the program refuses the whole file. */
function shapeOf(item: Item, { file, format }: Reading, option: Option): Draft | null {
	if (!format.traits.typed) return null
	const given = Array.isArray(item.value) ? 'list' : typeof item.value === 'object' ? 'map' : 'value'
	const wanted = option.type === 'list' ? 'list' : option.type === 'map' ? 'map' : 'value'
	if (option.items && Array.isArray(item.value) && item.value.some((part) => typeof part === 'object')) {
		const { effect } = option.badValue ?? file.badValue
		return { code: 'wrong-shape', severity: 'error', message: `It takes texts, and lists stand in it: ${effect}.`, fix: 'Write one list of texts.' }
	}
	if (given === wanted || option.type === 'code' || (wanted === 'list' && file.listsAsText && given === 'value')) return null
	const { effect } = option.badValue ?? file.badValue
	const right =
		wanted === 'list' && given === 'value' ? item.text.split(/[\s,]+/).filter((part) => part !== '') : wanted === 'value' ? onlyOne(item.value) : null
	return {
		code: 'wrong-shape',
		severity: 'error',
		message: `It takes a ${wanted}, and a ${given} stands here: ${effect}.`,
		fix: wanted === 'list' ? `Write it as a list: \`${item.key.split('.').at(-1)}: [${item.text}]\`.` : `Write one ${wanted}.`,
		...(right === null || (typeof right !== 'object' && misfit(option, right) !== null) ? {} : { repair: setTo(right) }),
	}
}

/** The value of a list that has one. */
function onlyOne(value: unknown): Scalar | null {
	if (!Array.isArray(value) || value.length !== 1) return null
	const [one]: readonly unknown[] = value
	return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : null
}

function intervalDrafts(item: Item, reading: Reading, option: Option, source: ListSource | null): readonly Draft[] {
	const { bouncer, file } = reading
	const unit = option.type === 'duration' ? 'duration' : (bouncer.interval?.unit ?? 'seconds')
	const reason = misfit(option, typed(item, reading, option))
	const seconds = parseInterval(item.text.trim(), unit)
	const right = unit === 'cron' ? null : writtenInterval(integrationSeconds, unit, option)
	if (seconds !== null && seconds <= 0)
		return [
			{
				code: 'interval-floods',
				severity: 'error',
				message: 'With 0 or less it never stops asking, or never begins.',
				fix: 'Set a time within your plan.',
				...(right === null || source !== 'integration' ? {} : { repair: setTo(right) }),
			},
		]
	if (reason || seconds === null) {
		const { severity, effect } = option.badValue ?? file.badValue
		const meant = rightInterval(item.text.trim(), unit, option, source)
		return [
			{
				code: 'interval-form',
				severity,
				message: `It ${reason ?? 'cannot be read'}: ${effect}.`,
				fix: meant === null ? suggestion(option) : `Write \`${meant}\`.`,
				...(meant === null ? {} : { repair: setTo(meant) }),
			},
		]
	}
	if (source !== 'integration') return []
	return planNotices(seconds, 'integration').flatMap(({ code, message }): readonly Draft[] =>
		code === 'interval-equals-alert'
			? []
			: [
					{
						code,
						severity: code === 'interval-enterprise' ? 'info' : 'warning',
						message,
						fix: right === null ? 'Set the interval that your plan allows.' : `Set the interval that your plan allows; \`${right}\` fits all of them.`,
						...(right !== null && code === 'interval-below-plans' ? { repair: setTo(right) } : {}),
					},
				],
	)
}

/** The interval that was meant, as the option takes it; one that no plan of the Console allows becomes the one that all of them do. */
function rightInterval(text: string, unit: Interval['unit'], option: Option, source: ListSource | null): Scalar | null {
	if (unit === 'cron') return null
	const meant = meantInterval(text)
	if (meant === null || meant <= 0) return null
	const seconds = source === 'integration' && meant < shortestOfPlans ? integrationSeconds : Math.round(meant)
	return writtenInterval(seconds, unit, option)
}

function writtenInterval(seconds: number, unit: Exclude<Interval['unit'], 'cron'>, option: Option): Scalar | null {
	if (unit === 'duration') return formatInterval(seconds, unit)
	const number = Math.min(Math.max(Number(formatInterval(seconds, unit)), option.min ?? 1), option.max ?? Number.POSITIVE_INFINITY)
	return Number.isFinite(number) ? number : null
}

const wordsOfTime = {
	d: 86_400,
	day: 86_400,
	days: 86_400,
	h: 3600,
	hour: 3600,
	hours: 3600,
	hr: 3600,
	hrs: 3600,
	m: 60,
	min: 60,
	mins: 60,
	minute: 60,
	minutes: 60,
	s: 1,
	sec: 1,
	secs: 1,
	second: 1,
	seconds: 1,
} as const

/** Seconds of `1d`, `10 sec`, `24 hours`, `00:10:00`: what people write and no program reads. */
function meantInterval(text: string): number | null {
	const bare = text
		.replace(/^["']|["']$/g, '')
		.trim()
		.replace(/^@every\s+/, '')
	const plain = parseInterval(bare, 'duration') ?? parseInterval(bare, 'seconds')
	if (plain !== null) return plain
	const clock = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(bare)
	if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
	const [, number, word = ''] = /^(\d{1,9}(?:[.,]\d{1,3})?)\s*([a-z]{1,7})\.?$/i.exec(bare) ?? []
	const size = Object.entries(wordsOfTime).find(([name]) => name === word.toLowerCase())?.[1]
	return number === undefined || size === undefined ? null : Number(number.replace(',', '.')) * size
}

function typed(item: Item, { format }: Reading, option: Option): string | readonly string[] {
	if (Array.isArray(item.value) && format.traits.typed) return item.value.map(String)
	const text = item.text.trim()
	const truth = option.type === 'bool' ? format.truth?.(text) : undefined
	return truth === undefined || truth === null ? text : String(truth)
}

function suggestion(option: Option): string {
	if (option.allowed) return `Use one of ${option.allowed.map((value) => `\`${value === '' ? '(empty)' : value}\``).join(', ')}.`
	if (option.default !== null) return `The default is \`${Array.isArray(option.default) ? option.default.join(', ') : String(option.default)}\`.`
	return `It takes: ${option.type}${option.unit ? ` (${option.unit})` : ''}.`
}

/** A required option that is absent or empty. */
export function missing(option: Option, bouncer: Bouncer): Draft {
	const address = option.role === 'endpoint' || option.key === bouncer.endpoint.option
	const fix = `Add \`${option.key}\`.`
	if (address && option.default !== null)
		return {
			code: 'missing-option',
			severity: 'warning',
			message: `Without the address the program asks \`${String(option.default)}\`, a Security Engine of your own.`,
			fix: `For a Console integration add \`${option.key}\` with the address of its tile.`,
		}
	const what = option.key === bouncer.keyOption ? 'the API key' : address ? 'the address' : 'this setting'
	return {
		code: 'missing-option',
		severity: 'error',
		message:
			option.default === null
				? `Without ${what} the program does not start or does not pull.`
				: `Without ${what} the program uses \`${String(option.default)}\`.`,
		fix,
	}
}
