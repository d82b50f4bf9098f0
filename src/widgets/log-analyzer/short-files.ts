import { longestConfig } from '../../engine/intake/pieces/longest-config'
import { readBlob } from './read-blob'

/**
 * Files as one text, each below its name as `tail` writes it, so that a configuration beside a log is found.
 *
 * @returns null where they are longer than any configuration: then they are logs, and are read in pieces.
 * @throws UnreadableFile for one that is no text.
 */
export async function shortTextOf(files: readonly File[]): Promise<string | null> {
	if (files.reduce((sum, { size }) => sum + size, 0) > longestConfig) return null
	const texts: string[] = []
	let length = 0
	for (const file of files) {
		const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
		let text = ''
		for await (const chunk of readBlob(file, () => {})) {
			text += decoder.decode(chunk, { stream: true })
			if (length + text.length > longestConfig) return null
		}
		length += text.length
		texts.push(files.length === 1 ? text : `==> ${nameOf(file)} <==\n${text}\n`)
	}
	return texts.join('\n')
}

function nameOf({ name }: File): string {
	return name.replace(/\.gz$/i, '').replace(/[\s<]+/g, '-')
}
