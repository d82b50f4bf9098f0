import { readGo } from './go'
import { readJavaScript } from './javascript'
import { readLua } from './lua'
import type { Message } from './message'
import { readPhp } from './php'
import { readPython } from './python'

export type ReadMessages = (path: string, text: string) => readonly Message[]

const readers: Readonly<Record<string, ReadMessages>> = {
	go: readGo,
	lua: readLua,
	php: readPhp,
	js: readJavaScript,
	ts: readJavaScript,
	py: readPython,
}

/** Who reads the messages of a file; undefined for a language without messages or without a reader. */
export function readerOf(path: string): ReadMessages | undefined {
	return readers[path.slice(path.lastIndexOf('.') + 1)]
}
