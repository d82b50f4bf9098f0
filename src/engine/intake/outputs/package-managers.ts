import type { OutputReader, PackageState, Sighting } from './output'
import { countOwn } from './own-lines'

/** A line of a package manager that tells of a package, by what it means. */
interface Message {
	readonly line: RegExp
	readonly state: PackageState['state']
}

/** Where the message names no package, the command does. */
function reader(
	id: PackageState['manager'],
	command: RegExp,
	begins: readonly RegExp[],
	messages: readonly Message[],
	own: RegExp,
): OutputReader<PackageState['manager']> {
	return {
		id,
		command,
		begins,
		read(lines, typed) {
			const asked = typed?.split(/\s+/).find((word) => /crowdsec|bouncer/i.test(word)) ?? null
			const length = typed === null ? countOwn(lines, (line) => own.test(line)) : lines.length
			const sightings = lines.slice(0, length).flatMap((line, at): readonly Sighting[] => {
				const found = messages.find((message) => message.line.test(line))
				if (!found) return []
				const name = found.line.exec(line)?.groups?.name ?? asked
				return [{ at, what: { kind: 'package', manager: id, name, state: found.state, message: line.trim() } }]
			})
			if (sightings.length === 0 && typed === null) return { nothingIn: length }
			return { length: Math.max(1, length), subject: null, sightings: withoutUnasked(sightings), logs: [] }
		},
	}
}

/** A manager that reached no repository knows no package: that it found none tells nothing of it. */
function withoutUnasked(sightings: readonly Sighting[]): readonly Sighting[] {
	const isState = ({ what }: Sighting, state: PackageState['state']) => what.kind === 'package' && what.state === state
	return sightings.some((one) => isState(one, 'unreachable')) ? sightings.filter((one) => !isState(one, 'not-found')) : sightings
}

/** The same in the other languages of apt, from its catalogues: the words before the name, or around it. */
const aptUnknownElsewhere =
	/^E: (?:Paket|Impossible de trouver le paquet|No se ha podido localizar el paquete|Impossibile trovare il pacchetto|Kan pakket|Impossível encontrar o pacote|Nie udało się odnaleźć pakietu|Невозможно найти пакет|无法定位软件包) (?<name>\S{1,120})(?: kann nicht gefunden werden\.| niet vinden)?$/

export const apt = reader(
	'apt',
	/^apt(?:-get|-cache)?\b/,
	[
		/^Reading package lists\.\.\./,
		/^(?:Err:\d+|[EW]: Failed to fetch) /,
		/^E: Unable to locate package \S/,
		aptUnknownElsewhere,
		/^E: Package '\S{1,120}' has no installation candidate$/,
		/^The following packages have unmet dependencies:$/,
	],
	[
		{ line: /^E: Unable to locate package (?<name>\S{1,120})$/, state: 'not-found' },
		{ line: aptUnknownElsewhere, state: 'not-found' },
		{ line: /^E: Package '(?<name>\S{1,120})' has no installation candidate$/, state: 'not-found' },
		{ line: /^ (?<name>\S{1,120}) : (?:Depends|Conflicts|Breaks): /, state: 'broken' },
		{ line: /^E: .{0,200}(?:NO_PUBKEY|is not signed|EXPKEYSIG|signatures? (?:couldn't|were invalid))/, state: 'signature' },
		{ line: /^W: GPG error: .{0,300}/, state: 'signature' },
		{ line: /^(?:Err:\d+|E: Failed to fetch|W: Failed to fetch) .{0,300}/, state: 'unreachable' },
		{ line: /^(?<name>\S{1,120}) is already the newest version/, state: 'installed' },
		{ line: /^(?<name>\S{1,120}) set on hold\.$/, state: 'held' },
	],
	/^(?:Reading |Building |Get:|Hit:|Ign:|Err:|Fetched |E: |W: |N: |Some packages|The following|requested an|distribution that|or been moved| \S+ : | {2}|WARNING: apt|Package \S+|However|is only available|This may mean|\S+ is already|\d+ (?:upgraded|packages)|Selecting|Preparing|Unpacking|Setting up|\s*$)/,
)

export const apk = reader(
	'apk',
	/^apk\b/,
	[/^ERROR: unable to select packages:/, /^fetch https?:\/\/\S{1,200}APKINDEX/],
	[
		{ line: /^ {2}(?<name>\S{1,120}) \(no such package\):/, state: 'not-found' },
		{ line: /^ {2}(?<name>\S{1,120}) \(virtual\):|^\s+(?:breaks|conflicts|satisfies): /, state: 'broken' },
		{ line: /UNTRUSTED signature|BAD signature/, state: 'signature' },
		{
			line: /^(?:WARNING|ERROR): (?:opening|fetching|updating) .{0,300}(?:temporary error|network error|DNS lookup error|Permission denied|No such file)/,
			state: 'unreachable',
		},
	],
	/^(?:fetch |ERROR: |WARNING: |OK: |\(\d+\/\d+\) | {2}|\s*$)/,
)

export const dnf = reader(
	'dnf',
	/^(?:dnf5?|yum|microdnf|zypper)\b/,
	[/^Last metadata expiration check: /, /^No match for argument: \S/, /^Error: Unable to find a match: \S/],
	[
		{ line: /^No match for argument: (?<name>\S{1,120})$/, state: 'not-found' },
		{ line: /^Error: Unable to find a match: (?<name>\S{1,120})/, state: 'not-found' },
		{ line: /^No package (?<name>\S{1,120}) available\.$/, state: 'not-found' },
		{ line: /nothing provides .{1,200} needed by (?<name>\S{1,120})/, state: 'broken' },
		{ line: /(?:GPG check FAILED|Public key for (?<name>\S{1,120}) is not installed|repomd\.xml GPG signature verification error)/, state: 'signature' },
		{ line: /^(?:Error: )?Failed to download metadata for repo .{0,200}|Cannot download repomd\.xml/, state: 'unreachable' },
		{ line: /^Package (?<name>\S{1,120}) is already installed\.$/, state: 'installed' },
	],
	/^(?:Last metadata|No match|Error|Package |Nothing to do|Dependencies|Complete!|=|Failed|Problem|\s|Updating|No package|\s*$)/,
)

export const pip = reader(
	'pip',
	/^(?:python3? -m )?pip3?\b/,
	[/^ERROR: Could not find a version that satisfies the requirement \S/, /^WARNING: Retrying \(Retry\(total=\d/],
	[
		{ line: /^ERROR: Could not find a version that satisfies the requirement (?<name>[\w.-]{1,120})/, state: 'not-found' },
		{ line: /^Requirement already satisfied: (?<name>[\w.-]{1,120})/, state: 'installed' },
		{ line: /^WARNING: Retrying .{0,300}(?:NewConnectionError|ConnectTimeout|SSLError)/, state: 'unreachable' },
	],
	/^(?:ERROR: |WARNING: |Collecting |Looking in |Requirement |Defaulting |\s)/,
)

export const npm = reader(
	'npm',
	/^(?:npm|pnpm|yarn)\b/,
	[/^npm (?:ERR!|error) code E\w{1,20}$/],
	[
		{ line: /^npm (?:ERR!|error) 404 {2}(?:The requested resource )?'(?<name>@?[\w./-]{1,120}?)@\S{0,60}' /, state: 'not-found' },
		{ line: /^npm (?:ERR!|error) code (?:ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN)$/, state: 'unreachable' },
		{ line: /^npm (?:ERR!|error) code ERESOLVE$/, state: 'broken' },
	],
	/^npm (?:ERR!|error|WARN|warn|notice)/,
)

export const composer = reader(
	'composer',
	/^(?:php )?composer\b/,
	[
		/^ {2}\[InvalidArgumentException\]/,
		/^Could not find (?:a matching version of )?package \S/,
		/^Your requirements could not be resolved to an installable set of packages\.$/,
	],
	[
		{ line: /^Could not find (?:a matching version of )?package (?<name>[\w./-]{1,120}?)\.?(?: |$)/, state: 'not-found' },
		{ line: /^\s+- Root composer\.json requires (?<name>[\w.-]{1,80}\/[\w.-]{1,80}) .{0,200}/, state: 'broken' },
		{ line: /^The "https:\/\/repo\.packagist\.org\/\S{0,100}" file could not be downloaded/, state: 'unreachable' },
	],
	/^(?:Could not find|Your requirements|\s|Loading composer|Updating |Info from|Using version|\.\/composer\.json|Running composer|In \S+ line|Pick |Check the|$)/,
)
