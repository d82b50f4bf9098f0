import type { Dress } from './dress'
import { joined, type Line, part } from './lines'

const opened = /^(?<indent> *)(?:- )?data:\s*$/
const pair = /^(?<head>\s+["']?[\w.-]{1,253}["']?: )["']?(?<packed>[A-Za-z0-9+/]{4,}={0,2})["']?\s*$/

/** `data` of a Kubernetes Secret, which is packed in base64, as the `stringData` that says the same. */
export const kubernetesSecret: Dress<'secret'> = {
	id: 'secret',
	signs: /^ *(?:- )?kind: ["']?Secret\b/m,
	takeOff({ lines }) {
		const fresh: Line[] = []
		let unpackedAny = false
		for (let at = 0; at < lines.length; at++) {
			const line = lines[at]
			if (!line) break
			const level = opened.exec(line.text)?.groups?.indent?.length
			let end = at + 1
			if (level !== undefined) while (end < lines.length && indentOf(lines[end]) > level + (line.text.includes('- data') ? 2 : 0)) end++
			const unpacked = end > at + 1 ? lines.slice(at + 1, end).map(unpack) : []
			if (unpacked.length === 0 || unpacked.includes(null)) {
				fresh.push(line)
				continue
			}
			unpackedAny = true
			const key = line.text.indexOf('data:')
			fresh.push(joined([part(line, 0, key), 'stringData:'], line), ...unpacked.flatMap((lines) => lines ?? []))
			at = end - 1
		}
		return unpackedAny ? [{ lines: fresh, inside: true }] : null
	},
}

function indentOf(line: Line | undefined): number {
	return /^ */.exec(line?.text ?? '')?.[0].length ?? 0
}

/** The line with its value unpacked, several where the value has several; null where it is no text. */
function unpack(line: Line): readonly Line[] | null {
	const { head = '', packed = '' } = pair.exec(line.text)?.groups ?? {}
	const text = packed === '' ? null : unpacked(packed)
	if (text === null) return null
	const value = part(line, line.text.indexOf(packed, head.length), line.text.indexOf(packed, head.length))
	const label = part(line, 0, head.length)
	if (!/\n/.test(text.trimEnd())) return [joined([label, `'${text.trimEnd().replaceAll("'", "''")}'`, value], line)]
	const indent = `${' '.repeat(indentOf(line))}  `
	return [
		joined([label, text.endsWith('\n') ? '|' : '|-', value], line),
		...text
			.replace(/\n$/, '')
			.split('\n')
			.map((own) => joined([own === '' ? '' : indent + own, value], value)),
	]
}

function unpacked(packed: string): string | null {
	if (packed.length % 4 !== 0) return null
	try {
		const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
		return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text) ? null : text
	} catch {
		return null
	}
}
