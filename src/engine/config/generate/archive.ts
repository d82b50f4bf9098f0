import type { GeneratedFile } from '../types'

const block = 512
const encoder = new TextEncoder()

/** The files as a tar archive (POSIX ustar), with the mode of each. Unpacked in the root folder each full path is in its place (`archivePath`). */
export function archive(files: readonly GeneratedFile[], seconds: number): Uint8Array {
	const parts = files.flatMap((file) => {
		const content = encoder.encode(file.content)
		return [header(archivePath(file), content.length, file.mode ?? '0644', seconds), content, new Uint8Array((block - (content.length % block)) % block)]
	})
	const all = [...parts, new Uint8Array(2 * block)]
	const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0))
	let at = 0
	for (const part of all) {
		bytes.set(part, at)
		at += part.length
	}
	return bytes
}

/** What is no file of its own lies apart, so that nothing is taken for the whole file, and nothing is overwritten. */
const folders = {
	whole: '',
	added: 'add-these-lines/',
	compared: 'compare-these-lines/',
	merged: 'add-these-lines/',
	entered: 'enter-these-values/',
} as const satisfies Record<GeneratedFile['kind'], string>

/** Where a file lies below a folder of the reader’s: relative, without a drive, without signs that a file system refuses. */
export function archivePath({ path, kind }: Pick<GeneratedFile, 'path' | 'kind'>): string {
	const plain = path
		.replace(/^([A-Za-z]):[\\/]/, '$1/')
		.replaceAll('\\', '/')
		.replace(/[:*?"<>|]/g, '')
		.replace(/^\/+/, '')
		.split('/')
		.filter((level) => level !== '..' && level !== '.' && level !== '')
		.join('/')
	return `${folders[kind]}${plain}${kind === 'entered' ? '.txt' : ''}`
}

/** Offsets as in pubs.opengroup.org, “pax: ustar Interchange Format”. */
function header(path: string, size: number, mode: string, seconds: number): Uint8Array {
	const bytes = new Uint8Array(block)
	const put = (text: string, at: number) => bytes.set(encoder.encode(text), at)
	const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
	const [prefix, name] = split(path)
	put(name, 0)
	put(octal(Number.parseInt(mode, 8), 7), 100)
	put(octal(0, 7), 108)
	put(octal(0, 7), 116)
	put(octal(size, 11), 124)
	put(octal(Math.floor(seconds), 11), 136)
	// The checksum is taken with blanks in its own place.
	put('        ', 148)
	put('0', 156)
	put('ustar\x0000', 257)
	put('root', 265)
	put('root', 297)
	put(prefix, 345)
	put(
		`${bytes
			.reduce((sum, byte) => sum + byte, 0)
			.toString(8)
			.padStart(6, '0')}\0 `,
		148,
	)
	return bytes
}

/** A name has 100 bytes, what stands before its last folders another 155. */
function split(path: string): readonly [prefix: string, name: string] {
	if (encoder.encode(path).length <= 100) return ['', path]
	const at = path.indexOf('/', path.length - 101)
	return at < 0 ? ['', path.slice(-100)] : [path.slice(0, at), path.slice(at + 1)]
}
