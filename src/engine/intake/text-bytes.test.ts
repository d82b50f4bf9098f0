import { describe, expect, it } from 'vitest'
import { packingOf, textOf, Utf8Chunks } from './text-bytes'

const bytes = (...values: number[]) => new Uint8Array(values)

describe('packingOf', () => {
	it.each([
		['text', new TextEncoder().encode('level=error\n')],
		['text', new Uint8Array(0)],
		['text', bytes(0xff, 0xfe, 0x41, 0)],
		['gzip', bytes(0x1f, 0x8b, 8, 0)],
		['zstd', bytes(0x28, 0xb5, 0x2f, 0xfd, 0)],
		['zip', bytes(0x50, 0x4b, 3, 4)],
		['binary', bytes(0, 1, 2, 3, 4, 5)],
	] as const)('%s', (packing, head) => {
		expect(packingOf(head)).toBe(packing)
	})
})

describe('Utf8Chunks', () => {
	const all = (...chunks: Uint8Array[]) => {
		const utf8 = new Utf8Chunks()
		return chunks.map((chunk) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.next(chunk))).join('')
	}

	it('decodes UTF-16 that is cut inside a character', () => {
		expect(all(bytes(0xff, 0xfe, 0x41), bytes(0x00, 0xac), bytes(0x20))).toBe('A€')
		expect(all(bytes(0xfe, 0xff, 0x00, 0x41))).toBe('A')
	})

	it('drops the byte order mark of UTF-8 once', () => {
		expect(all(bytes(0xef, 0xbb, 0xbf, 0x41))).toBe('A')
		expect(all(bytes(0x41))).toBe('A')
	})
})

describe('textOf', () => {
	it('reads UTF-16, and leaves the byte order mark for the checker', () => {
		expect(textOf(bytes(0xff, 0xfe, 0x41, 0x00))).toBe('\ufeffA')
		expect(textOf(bytes(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA')
		expect(textOf(bytes(0x41))).toBe('A')
	})
})

describe('packingOf of bytes without a magic number', () => {
	it('takes bytes without text for binary, and an old log for text', () => {
		const random = Uint8Array.from({ length: 4096 }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 24) & 255 || 77)
		expect(packingOf(random)).toBe('binary')
		const latin1 = Uint8Array.from([...'2026-03-03 Verbindung über Prüfpunkt geschlossen'.repeat(20)].map((letter) => letter.charCodeAt(0)))
		expect(packingOf(latin1)).toBe('text')
	})
})
