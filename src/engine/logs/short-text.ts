import { longestConfig } from '../intake/pieces/longest-config'
import type { LogReading } from './analyzer'

/** Bytes on their way into a reading: a short text is held back to be read as a whole, a long one is a log and passes through. */
export class ShortText {
	private chunks: Uint8Array[] | null = []
	private length = 0

	constructor(private readonly reading: LogReading) {}

	push(chunk: Uint8Array): void {
		this.length += chunk.length
		if (this.chunks && this.length > longestConfig) this.pass(this.chunks)
		if (this.chunks) this.chunks.push(chunk.slice())
		else this.reading.push(chunk)
	}

	/** @returns The text where it was short, now read as a whole; null for a long one. */
	end(): string | null {
		if (!this.chunks) return null
		const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
		const text = this.chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
		this.chunks = null
		this.reading.pushText(text)
		return text
	}

	private pass(chunks: readonly Uint8Array[]): void {
		for (const chunk of chunks) this.reading.push(chunk)
		this.chunks = null
	}
}
