import { engineFilePaths } from '../../../../facts/engine-file-paths'
import type { Lines, Nothing, OutputReader, Reading, Sighting } from '../output'
import { countOwn } from '../own-lines'
import type { EngineFile } from './observation'
import { engine } from './reader'

type Kind = EngineFile['file']

const kinds: readonly Kind[] = ['credentials', 'profiles', 'simulation', 'acquisition', 'config']

/** Keys at the first level that no other program has side by side. */
const forms: readonly { readonly file: Kind; readonly all: readonly RegExp[] }[] = [
	{ file: 'config', all: [/^(?:config_paths|crowdsec_service|db_config):/m, /^(?:api|common|prometheus|cscli):/m] },
	{ file: 'acquisition', all: [/^(?:filenames?|journalctl_filter|source):/m, /^labels:[ \t]*(?:#.*)?$/m, /^[ \t]+type:/m] },
	{ file: 'profiles', all: [/^filters:/m, /^(?:decisions|on_success|notifications):/m] },
	{ file: 'credentials', all: [/^url: /m, /^login: /m] },
]

const shows = String.raw`^(?:cat|bat|less|more|tail|head|e?grep|sed|awk|nl|type|Get-Content|gc|Select-String)\b`
/** Above each file where several are shown: `==> /etc/crowdsec/acquis.yaml <==`. */
const header = /^==> (?<path>\S.{0,300}?) <==$/
/** What `tail` says of a file that is not there. */
const notThere = /^(?:tail|cat|head|grep|sed|less): /
const numbered = /^\d{1,5}:/

/** The engine's own files, shown by a command: what it reads, where it listens, as whom it logs in, what it decides. */
export const engineFiles: OutputReader<'crowdsec-files'> = {
	id: 'crowdsec-files',
	command: new RegExp(`${shows}.{0,400}(?:local_api_credentials|profiles|simulation|acquis|crowdsec[/\\\\](?:config[/\\\\])?config)\\b`, 'i'),
	begins: [/^(?:common|config_paths|crowdsec_service|filenames?|source|journalctl_filter|name|url):(?:\s|$)/],
	read(lines, command) {
		return command === null ? bare(lines) : shown(lines.slice(0, lines.length), command)
	},
}

/**
 * A file of which its name tells what it is.
 *
 * @returns Null where it is none of the engine's.
 */
export function readNamed(lines: readonly string[], name: string): Reading | null {
	const file = fileOf(name)
	return file === null ? null : reading([{ file, path: name, from: 0, to: lines.length, isWhole: true }], lines)
}

function fileOf(path: string): Kind | null {
	return kinds.find((kind) => engineFilePaths[kind].test(path)) ?? null
}

interface Part {
	readonly file: Kind
	readonly path: string | null
	readonly from: number
	readonly to: number
	readonly isWhole: boolean
}

function shown(lines: readonly string[], command: string): Reading | null {
	const [own = ''] = command.split('|')
	const isWhole = !/\b(?:head|e?grep|sed|awk|Select-String)\b/i.test(command)
	const asked = own.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ''))
	const headers = lines.flatMap((line, at) => {
		const path = header.exec(line)?.groups?.path
		return path === undefined ? [] : [{ path, at }]
	})
	const parts =
		headers.length > 0
			? headers.flatMap(({ path, at }, number): readonly Part[] => {
					const file = fileOf(path)
					return file === null ? [] : [{ file, path, from: at + 1, to: headers[number + 1]?.at ?? lines.length, isWhole }]
				})
			: asked.flatMap((path): readonly Part[] => {
					const file = fileOf(path.replaceAll('*', 'x.yaml').replace(/x\.yaml(?:\.ya?ml)?$/, 'x.yaml'))
					return file === null ? [] : [{ file, path: path.includes('*') ? null : path, from: 0, to: lines.length, isWhole }]
				})
	// Of several files without a line above each nobody knows which is which.
	const known = headers.length > 0 ? parts : parts.slice(0, 1)
	return known.length === 0 ? null : reading(known, lines)
}

/** Lines of YAML: a comment, a list, a name at the first level or what stands below it. */
const ofYaml = /^(?:\s.*|#.*|-.*|[A-Za-z_][\w.-]{0,60}:(?:\s.*)?|)$/

function bare(lines: Lines): Reading | Nothing {
	const to = countOwn(lines, (line) => ofYaml.test(line))
	const text = lines.slice(0, to).join('\n')
	const file = forms.find(({ all }) => all.every((form) => form.test(text)))?.file
	return file === undefined ? { nothingIn: to } : reading([{ file, path: null, from: 0, to, isWhole: true }], lines)
}

function reading(parts: readonly Part[], lines: Lines): Reading {
	const sightings = parts.map((part): Sighting => {
		const own = lines.slice(part.from, part.to).map((line) => (notThere.test(line) ? '' : part.isWhole ? line : line.replace(numbered, '')))
		return { at: part.from, what: { kind: 'engine-file', file: part.file, path: part.path, text: own.join('\n'), isWhole: part.isWhole } }
	})
	return { length: Math.max(...parts.map(({ to }) => to)), subject: engine, sightings, logs: [] }
}
