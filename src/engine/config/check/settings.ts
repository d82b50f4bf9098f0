import type { Bouncer, ListSource, Option } from '../../../facts/bouncer'
import { consoleHost } from '../endpoint'
import { plainEnv, type SettingsFormat } from '../formats'
import { parseInterval, planNotices } from '../interval'
import { masked } from '../masked'
import { misfit } from '../values'
import { checkAddress, checkPart, partsSource } from './address'
import type { Draft } from './draft'
import { keyDrafts } from './key'
import { unknownName } from './names'
import { optionOf, roleOf } from './options'
import { expands, isPlaceholder, left, variable } from './placeholder'
import type { Item, Reading } from './reading'

/** Where the list comes from, as far as the file tells; null when it has no address. */
export function sourceOf({ bouncer, file, items }: Reading): ListSource | null {
	const text = (role: string) => items.findLast(({ key }) => roleOf(bouncer, file, key) === role)?.text ?? null
	const address = text('endpoint') ?? items.findLast(({ key }) => key === bouncer.endpoint.option)?.text ?? null
	if (address !== null && address !== '') return address.includes(consoleHost) || /\/v1\/integrations\//.test(address) ? 'integration' : 'engine'
	return partsSource(text('endpoint-host'), text('endpoint-path'))
}

/** Everything that one setting can have wrong with itself. */
export function checkItem(item: Item, reading: Reading, source: ListSource | null): readonly Draft[] {
	const { bouncer, file } = reading
	const option = optionOf(file, item.key)
	if (!option) return unknownName(item, reading)
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
	if (item.computed === true && reading.format !== 'nginx') return []
	if (option.whenEmpty && (item.text === '' || item.value === null || (Array.isArray(item.value) && item.value.length === 0)))
		return [{ code: 'empty-value', severity: option.whenEmpty.severity, message: `It is empty: ${option.whenEmpty.effect}.`, fix: 'Put a value here.' }]
	if (item.text === '' || item.value === null || (item.value === true && reading.format === 'caddyfile' && option.type !== 'bool'))
		return isAddress(role) ? emptyAddress(option, reading) : option.required ? [missing(option, bouncer)] : []
	if (item.text.includes(masked)) return []
	// What the program fills in has any type; only for address and key the variable is worth a word.
	if ((role === null || role === 'interval') && /^\$(\{\w+[^}]*\}|\w+)$/.test(item.text.trim()) && expands(file)) return []
	const shape = shapeOf(item, reading, option)
	if (shape) return [shape]
	const quoted = quotedValue(item, reading, option)
	if (quoted) return [quoted]
	const dressed = dress(item, reading, option)
	if (dressed.length > 0) return dressed
	if (role === 'endpoint' && expands(file) && /\$(\{\w+\}|[A-Za-z_]\w*)/.test(item.text)) return [variable(file, 'address')]
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
					set: 'https',
				},
			]
		return drafts
	}
	if (role === 'key') return keyDrafts(item, file, source)
	if (role === 'interval') return intervalDrafts(item, reading, option, source)
	const reason = misfit(option, typed(item, reading, option))
	if (!reason) return []
	const { severity, effect } = option.badValue ?? file.badValue
	return [
		{
			code: 'bad-value',
			severity,
			message: `It ${reason}: ${effect}.`,
			fix: suggestion(option),
			...(option.default !== null && severity === 'error' ? { set: option.default } : {}),
		},
	]
}

function isAddress(role: string | null): boolean {
	return role === 'endpoint' || role === 'endpoint-host'
}

/** An address that is there and empty is none; only an absent one is replaced by the default. */
function emptyAddress(option: Option, { items }: Reading): readonly Draft[] {
	if ((option.alternatives ?? []).some((other) => items.some(({ key, text }) => key === other && text !== ''))) return []
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
	if (format !== 'env') return []
	const quirks = file.quirks ?? plainEnv
	const heavy = option.required || option.type === 'int' || option.type === 'enum' || option.type === 'bool' || option.type === 'path'
	const severity = heavy ? 'error' : 'warning'
	const bare = item.text.trim()
	// HTTP cuts blanks around the value of a header, and the key is sent in one.
	const cutByHttp = option.secret === true && item.key === item.key.trim()
	if (!quirks.trims && (item.text !== bare || item.key !== item.key.trim()))
		return [
			{
				code: 'blanks',
				severity: cutByHttp ? 'warning' : 'error',
				message: 'Blanks around the name or value become part of it.',
				fix: 'Write `KEY=value` without blanks.',
				set: bare,
			},
		]
	if (!quirks.unquotes && /^(["']).*\1$/.test(bare)) {
		const inner = bare.slice(1, -1)
		return [{ code: 'quotes', severity, message: 'The quotes become part of the value.', fix: 'Leave the quotes out.', set: inner }]
	}
	const comment = /(\s+#|^#\s).*$/.exec(bare)
	if (!quirks.inlineComments && comment)
		return [
			{
				code: 'inline-comment',
				severity,
				message: 'The comment becomes part of the value.',
				fix: 'Put the comment on a line of its own.',
				set: bare.slice(0, comment.index),
			},
		]
	if (quirks.equalsInValue === 'cut' && bare.includes('='))
		return [
			{ code: 'equals-in-value', severity, message: 'What follows a second `=` is cut off.', fix: 'Use a value without `=`; make a new key if it is the key.' },
		]
	return []
}

/** Formats in which a list is something else than a text with commas or blanks. */
const typedFormats: ReadonlySet<SettingsFormat> = new Set(['yaml', 'json', 'toml', 'php'])

/** `'true'` in place of `true`, where the program tells them apart. */
function quotedValue(item: Item, { file }: Reading, option: Option): Draft | null {
	const plain = option.type === 'bool' || option.type === 'int' || option.type === 'float'
	if (!file.strictTypes || !plain || typeof item.value !== 'string' || item.quoted !== true) return null
	const { severity, effect } = option.badValue ?? file.badValue
	const right = option.type === 'bool' ? ({ true: true, false: false, yes: true, no: false, '1': true, '0': false }[item.text] ?? null) : Number(item.text)
	return {
		code: 'quotes',
		severity,
		message: `In quotes it is a text and no ${option.type === 'bool' ? '`true` or `false`' : 'number'}: ${effect}.`,
		fix: 'Write the value without quotes.',
		...(right === null || Number.isNaN(right) ? {} : { set: right }),
	}
}

/** A list where one value belongs, or the other way round: the program refuses the whole file. */
function shapeOf(item: Item, { file, format }: Reading, option: Option): Draft | null {
	if (!typedFormats.has(format)) return null
	const given = Array.isArray(item.value) ? 'list' : typeof item.value === 'object' ? 'map' : 'value'
	const wanted = option.type === 'list' ? 'list' : option.type === 'map' ? 'map' : 'value'
	if (option.items && Array.isArray(item.value) && item.value.some((part) => typeof part === 'object')) {
		const { effect } = option.badValue ?? file.badValue
		return { code: 'wrong-shape', severity: 'error', message: `It takes texts, and lists stand in it: ${effect}.`, fix: 'Write one list of texts.' }
	}
	if (given === wanted || option.type === 'code' || (wanted === 'list' && file.listsAsText && given === 'value')) return null
	const { effect } = option.badValue ?? file.badValue
	return {
		code: 'wrong-shape',
		severity: 'error',
		message: `It takes a ${wanted}, and a ${given} stands here: ${effect}.`,
		fix: wanted === 'list' ? `Write it as a list: \`${item.key.split('.').at(-1)}: [${item.text}]\`.` : `Write one ${wanted}.`,
	}
}

function intervalDrafts(item: Item, reading: Reading, option: Option, source: ListSource | null): readonly Draft[] {
	const { bouncer, file } = reading
	const unit = option.type === 'duration' ? 'duration' : (bouncer.interval?.unit ?? 'seconds')
	const reason = misfit(option, typed(item, reading, option))
	const seconds = parseInterval(item.text.trim(), unit)
	if (seconds !== null && seconds <= 0)
		return [
			{ code: 'interval-floods', severity: 'error', message: 'With 0 or less it never stops asking, or never begins.', fix: 'Set a time within your plan.' },
		]
	if (reason || seconds === null) {
		const { severity, effect } = option.badValue ?? file.badValue
		const meant = parseInterval(item.text.trim(), 'duration') ?? parseInterval(item.text.trim(), 'seconds')
		const right = meant === null || meant <= 0 ? null : unit === 'duration' ? `${meant}s` : unit === 'seconds' ? Math.round(meant) : null
		return [
			{
				code: 'interval-form',
				severity,
				message: `It ${reason ?? 'cannot be read'}: ${effect}.`,
				fix: right === null ? suggestion(option) : `Write \`${right}\`.`,
				...(right === null ? {} : { set: right }),
			},
		]
	}
	if (source !== 'integration') return []
	return planNotices(seconds, 'integration')
		.filter(({ code }) => code !== 'interval-equals-alert')
		.map(({ code, message }) => ({
			code,
			severity: code === 'interval-enterprise' ? 'info' : 'warning',
			message,
			fix: 'Set the interval that your plan allows.',
		}))
}

function typed(item: Item, { format }: Reading, option: Option): string | readonly string[] {
	if (Array.isArray(item.value) && typedFormats.has(format)) return item.value.map(String)
	const text = item.text.trim()
	// WordPress stores a ticked box as `on`.
	if (format === 'fields' && option.type === 'bool') return /^(1|true|yes|on)$/i.test(text) ? 'true' : /^(0|false|no|off|)$/i.test(text) ? 'false' : text
	// The YAML of Go still knows these words of YAML 1.1.
	return format === 'yaml' && option.type === 'bool' && /^(yes|no|on|off|y|n|true|false)$/i.test(text) ? String(/^(yes|on|y|true)$/i.test(text)) : text
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
