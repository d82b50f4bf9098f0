/** What the first bytes of a file say about it. `binary` is anything that is no log and no known packing. */
export type Packing = 'text' | 'gzip' | 'zstd' | 'zip' | 'bzip2' | 'xz' | 'binary'

const magics: readonly (readonly [Packing, readonly number[]])[] = [
	['gzip', [0x1f, 0x8b]],
	['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['bzip2', [0x42, 0x5a, 0x68]],
	['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
]

/** Enough for every magic number and for a fair sample of control characters. */
export const headBytes = 4096

/** Logs may hold a stray NUL; a file that is full of control characters in its first kilobytes is no log. */
const oddShare = 0.1
const foreignShare = 0.3

/** @param head The first bytes of the file, `headBytes` of them where there are so many. */
export function packingOf(head: Uint8Array): Packing {
	for (const [packing, magic] of magics) if (startsWith(head, magic)) return packing
	if (utf16Of(head)) return 'text'
	let odd = 0
	const sample = head.subarray(0, headBytes)
	for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27)) odd++
	return odd > sample.length * oddShare || noText(sample) ? 'binary' : 'text'
}

/** Old logs hold a letter here and there that is not UTF-8; in random bytes most of it is not. */
function noText(sample: Uint8Array): boolean {
	const text = new TextDecoder().decode(sample)
	return (text.match(/\ufffd/g)?.length ?? 0) > text.length * foreignShare
}

const utf8Bom = [0xef, 0xbb, 0xbf]

/** Turns the chunks of a text into UTF-8 without byte order mark; UTF-16 (PowerShell's redirection) is known by its mark. */
export class Utf8Chunks {
	private started = false
	private decoder: TextDecoder | null = null
	private readonly encoder = new TextEncoder()

	next(chunk: Uint8Array): Uint8Array {
		let bytes = chunk
		if (!this.started && chunk.length > 0) {
			this.started = true
			const utf16 = utf16Of(chunk)
			if (utf16) this.decoder = new TextDecoder(utf16)
			else if (startsWith(chunk, utf8Bom)) bytes = chunk.subarray(3)
		}
		return this.decoder ? this.encoder.encode(this.decoder.decode(bytes, { stream: true })) : bytes
	}
}

/** A whole file as text: UTF-16 by its mark, else UTF-8. The mark stays in it, as some bouncers stumble over it. */
export function textOf(bytes: Uint8Array): string {
	return new TextDecoder(utf16Of(bytes) ?? 'utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Length of the byte order mark of UTF-8, 0 without one; null for UTF-16. */
export function utf8BomBytes(head: Uint8Array): number | null {
	if (utf16Of(head)) return null
	return startsWith(head, utf8Bom) ? utf8Bom.length : 0
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
	if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
	return null
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return magic.every((byte, at) => bytes[at] === byte)
}
