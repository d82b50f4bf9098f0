import type { ConfigFile, ListSource } from '../../../facts/bouncer'
import { type Draft, setTo } from '../document/draft'
import { optionOf } from '../document/options'
import type { Item } from '../document/reading'
import { expands, isPlaceholder, left, variable } from './placeholder'

/** As a screenshot of the Console's documentation shows a key; a Local API's own are 43 characters long. */
const consoleKey = /^[0-9a-f]{64}$/i

/** A file of a mounted secret. Keys of an engine are Base64 and can begin with a slash too, but with none of these words behind it. */
const filePath = /^(?:\.{1,2}|~|\/(?:run|var|etc|opt|mnt|srv|usr|home|root|data|config|secrets?|vault|app|tmp))\/[\w./@%-]{3,200}$/

/** `crowdsec:8080`: what belongs into the setting beside it. */
const hostAndPort = /^(?:[a-z][\w-]*|[\w-]+(?:\.[\w-]+)+):\d{2,5}\/?$/i

/** A path in place of what stands in the file: sent as the key, as it is. Some programs have a setting of its own for it. */
function path(item: Item, file: ConfigFile): Draft {
	const ofFile = optionOf(file, item.key)?.alternatives?.find((name) => /file$/i.test(name))
	return {
		code: 'key-is-path',
		severity: 'error',
		message: 'The path of a file stands in place of the key: the program sends the path, and does not open the file.',
		fix: ofFile === undefined ? 'Put the API key of the integration here, not the file that it stands in.' : `Rename it to \`${ofFile}\`, which takes a path.`,
		...(ofFile === undefined ? {} : { repair: { kind: 'rename', to: ofFile } }),
	}
}

/** What is wrong with an API key, as far as its text tells. */
export function keyDrafts(item: Item, file: ConfigFile, source: ListSource | null): readonly Draft[] {
	const text = item.text
	if (isPlaceholder(text, file)) return [left(text, file, 'key')]
	if (text.startsWith('$') && expands(file)) return [variable(file, 'key', source)]
	if (/[\r\n]/.test(String(item.value)) || /[^\u0020-\u007e]/.test(text))
		return [
			{
				code: 'key-characters',
				severity: 'error',
				message: 'The key has a line break or a character that cannot be sent in a header.',
				fix: 'Copy the key again, as one line.',
			},
		]
	const bare = text.trim()
	const labelled = /^(?:(?:x-api-key|[a-z_]*(?:api|lapi)_?key)\s*[:=]\s*|=\s+)["']?([^\s"']+)["']?$/i.exec(bare)?.[1]
	if (labelled !== undefined)
		return [
			{
				code: 'key-labelled',
				severity: 'error',
				message: 'The name of a setting or header, or its sign, stands in front of the key and is sent with it.',
				fix: 'Leave the key alone.',
				repair: setTo(labelled),
			},
		]
	if (/\s/.test(bare))
		return [{ code: 'key-blanks', severity: 'error', message: 'The key has blanks inside; no key of CrowdSec has.', fix: 'Copy the key again, alone.' }]
	if (filePath.test(bare)) return [path(item, file)]
	if (/^https?:\/\//i.test(bare) || hostAndPort.test(bare))
		return [{ code: 'key-is-address', severity: 'error', message: 'An address stands in place of the key.', fix: 'Put the API key of the integration here.' }]
	if (/\.{3}|…|\*{3}/.test(bare))
		return [
			{
				code: 'key-cut',
				severity: 'error',
				message: 'Only a part of the key stands here; the rest is dots or stars.',
				fix: 'Copy the whole key; the Console shows it once.',
			},
		]
	const half = bare.slice(0, bare.length / 2)
	if (bare.length >= 32 && bare === half + half)
		return [{ code: 'key-doubled', severity: 'error', message: 'The key stands here twice in a row.', fix: 'Paste it once.', repair: setTo(half) }]
	if (source === 'integration' && !consoleKey.test(bare))
		return [
			{
				code: 'key-shape',
				severity: 'warning',
				message: `Keys of the Console are 64 hexadecimal digits long, as far as we know; this one has ${bare.length} characters. Was it cut off, or is it the key of an own engine?`,
				fix: 'Copy the key of this integration again.',
			},
		]
	return []
}
