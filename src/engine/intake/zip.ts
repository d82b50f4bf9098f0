import { unzipSync } from 'fflate'

/** A file of an archive. */
export interface ZippedFile {
	readonly name: string
	readonly bytes: Uint8Array
}

/** An archive that is not unpacked: the sentence is for the reader. */
export class UnreadableZip extends Error {}

/** The engine's archive has some thirty files; nobody's logs need more than these. */
const mostFiles = 500
/** All of it lies in memory at once; the engine begins a new log at 500 MB. */
const mostBytes = 512 * 1024 * 1024
/** A log that repeats one line for a year is packed to a fiftieth. */
const mostDense = 400
/** Smaller files are let through however dense they are. */
const smallBytes = 1024 * 1024
const tooLarge = 'Unpacked, the zip archive is larger than 512 MB. Unpack it and give the log inside.'
const packed = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|tar)$/i

/**
 * Unpacks an archive in memory. What its directory says is weighed before anything is unpacked, and no file takes more room than the
 * directory says. Archives inside of it stay packed.
 *
 * @param isWanted Files that are not wanted are not unpacked.
 * @throws UnreadableZip when it is damaged, encrypted, or larger than a limit.
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): readonly ZippedFile[] {
	if (bytes.length > mostBytes) throw new UnreadableZip(tooLarge)
	let files = 0
	let total = 0
	let nested = 0
	const isUnpacked = ({ name, size, originalSize }: { readonly name: string; readonly size: number; readonly originalSize: number }): boolean => {
		if (name.endsWith('/')) return false
		if (++files > mostFiles) throw new UnreadableZip(`The zip archive holds more than ${mostFiles} files. Unpack it and give the log inside.`)
		if (packed.test(name)) nested++
		if (packed.test(name) || !isWanted(name)) return false
		total += originalSize
		if (total > mostBytes) throw new UnreadableZip(tooLarge)
		if (originalSize > smallBytes && originalSize > mostDense * Math.max(size, 1))
			throw new UnreadableZip(`“${name}” in the zip archive is packed more densely than any log. It is not unpacked.`)
		return true
	}
	const unpacked = entriesOf(bytes, isUnpacked)
	if (unpacked.length === 0 && nested > 0) throw new UnreadableZip('The zip archive holds other archives only. Unpack it and give what is inside.')
	if (unpacked.length === 0) throw new UnreadableZip('The zip archive holds no file that can be read here.')
	return unpacked
}

function entriesOf(
	bytes: Uint8Array,
	filter: (file: { readonly name: string; readonly size: number; readonly originalSize: number }) => boolean,
): readonly ZippedFile[] {
	try {
		return Object.entries(unzipSync(bytes, { filter })).map(([name, content]) => ({ name, bytes: content }))
	} catch (error) {
		if (error instanceof UnreadableZip) throw error
		throw new UnreadableZip('The zip archive is damaged, cut off or encrypted.')
	}
}
