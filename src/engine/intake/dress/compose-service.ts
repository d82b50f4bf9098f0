import { joined, type Line, part } from './lines'

/** What is known of one container, each text with its place. */
export interface Container {
	readonly name: string
	readonly image: Line | null
	/** `NAME=value` */
	readonly environment: readonly Line[]
	readonly envFiles: readonly Line[]
	readonly labels: readonly Line[]
	readonly command: readonly Line[]
}

/** Containers as the Compose file that would start them, so that they are read like one. */
export function composeOf(containers: readonly Container[], near: Line): readonly Line[] {
	const own = (text: string) => joined([text], near)
	return [
		own('services:'),
		...containers.flatMap(({ name, image, environment, envFiles, labels, command }) => [
			own(`  ${name.replace(/[^\w.-]/g, '-') || 'container'}:`),
			...(image ? [joined(['    image: ', ...scalar(image)], image)] : []),
			...list('environment', environment, own),
			...list('env_file', envFiles, own),
			...list('labels', labels, own),
			...list('command', command, own),
		]),
		own(''),
	]
}

function list(key: string, items: readonly Line[], own: (text: string) => Line): readonly Line[] {
	return items.length === 0 ? [] : [own(`    ${key}:`), ...items.map((item) => joined(['      - ', ...scalar(item)], item))]
}

/** A text as a scalar of YAML, in quotes where it would be something else without. Compose fills in `$`, so a literal one is `$$`. */
function scalar(line: Line): readonly (Line | string)[] {
	if (/^[A-Za-z_/][\w./:@%+,=~-]*$/.test(line.text) && !/^(?:true|false|yes|no|on|off|null)$/i.test(line.text)) return [line]
	return ["'", ...doubled(line, "'"), "'"]
}

function doubled(line: Line, sign: string): readonly (Line | string)[] {
	const parts: (Line | string)[] = []
	let from = 0
	for (let at = line.text.indexOf(sign); at >= 0; at = line.text.indexOf(sign, from)) {
		parts.push(part(line, from, at), sign + sign)
		from = at + sign.length
	}
	return [...parts, part(line, from)]
}
