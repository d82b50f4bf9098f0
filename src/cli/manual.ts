import { type Release, releaseName } from '../facts/project'
import { commandNames, factsOf } from './command-table'

/** The manual page, for man(1). */
export function manual(release: Release): string {
	const lines = [
		`.TH BOUNCER\\-DOCTOR 1 "" "${roff(releaseName(release))}" "User Commands"`,
		'.SH NAME',
		roff('bouncer-doctor - find out why a CrowdSec Remediation Component (bouncer) does not pull its blocklist'),
		'.SH SYNOPSIS',
		...commandNames.map((name, at) => `${at === 0 ? '' : '.br\n'}.B bouncer\\-doctor ${name}\n${roff(synopsis(name))}`),
		'.SH DESCRIPTION',
		'It reads logs and configuration files, names the cause with the lines that prove it, and writes the corrected file.',
		'Nothing leaves this machine; only the command here asks once whether admin.api.crowdsec.net answers.',
		'Secrets are masked in what it prints, except in files that you ask for.',
		'.SH COMMANDS',
		...commandNames.flatMap((name) => {
			const { what, options } = factsOf(name)
			return [
				`.SS ${name}`,
				roff(`${what[0]?.toUpperCase()}${what.slice(1)}.`),
				...Object.entries(options).flatMap(([option, { value, what }]) => [
					'.TP',
					`.B \\-\\-${roff(option)}${value ? ` \\fI${roff(value.name)}\\fR` : ''}`,
					roff(what),
				]),
			]
		}),
		'.SH EXIT STATUS',
		...Object.entries(exitCodes).flatMap(([code, what]) => ['.TP', `.B ${code}`, roff(what)]),
		'.SH EXAMPLES',
		'.nf',
		...examples.map(roff),
		'.fi',
	]
	return `${lines.join('\n')}\n`
}

function synopsis(name: (typeof commandNames)[number]): string {
	const { operand, options } = factsOf(name)
	const words = Object.entries(options).map(([option, { kind, value }]) => `[--${option}${value ? ` ${value.name}` : ''}]${kind === 'list' ? '...' : ''}`)
	return [...words, ...(operand ? [`[${operand.name}]`] : [])].join(' ')
}

const exitCodes = {
	0: 'nothing wrong',
	1: 'a problem was found',
	2: 'the command or its input could not be understood',
} as const satisfies Readonly<Record<number, string>>

const examples = [
	'bouncer-doctor here',
	'journalctl -u crowdsec-firewall-bouncer | bouncer-doctor diagnose -',
	'bouncer-doctor check /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml',
]

/** A line of text for roff: `-` would be a hyphen that nobody can paste, a point or quote in front an order. */
function roff(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replace(/^(?=[.'])/, '\\&')
}
