import { isOfUse, readDump } from '../intake/support-dump'
import { Utf8Chunks } from '../intake/text-bytes'
import { unzip } from '../intake/zip'
import type { LogReading } from './analyzer'

/**
 * Reads a zip archive, such as that of `cscli support dump`, as one paste.
 *
 * @returns What was read as a whole: it may hold configuration files.
 * @throws UnreadableZip when it is not unpacked; nothing is read then.
 */
export function readArchive(bytes: Uint8Array, reading: LogReading): string {
	const { text, logs, takenAt } = readDump(unzip(bytes, isOfUse))
	if (takenAt !== null) reading.wasTaken(takenAt)
	reading.pushText(text)
	for (const { name, bytes: log } of logs) {
		const file = name.split('/').at(-1) ?? name
		reading.begin({ kind: 'log', name, stream: file.replace(/\.(?:log|txt)$/, '') })
		reading.push(new Utf8Chunks().next(log))
		reading.endLine()
	}
	return text
}
