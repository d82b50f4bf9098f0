import { writeFileSync } from 'node:fs'
import { collecting } from '../generated'
import type { Stage } from '../stage'
import { type NewestProgram, readersFolder } from './program'

/** How much a program had printed at a time. */
export interface Printed {
	readonly at: Date
	readonly length: number
}

/** What a program did before somebody looked. */
export interface Ran {
	readonly printed: readonly Printed[]
	readonly output: string
	/** What its file of a log had in it. */
	readonly log: string
	/** Null while it still runs. */
	readonly exitCode: number | null
}

/**
 * What the collecting command prints on the host, after the program has run there: the very command, in the same files and network. A host
 * has a journal and a service manager; here they answer with what the program printed and how it ended, in the words of systemd 252.
 *
 * @throws Error where the deployment has no such command.
 */
export async function collect(stage: Stage, { bouncer, deployment, log }: NewestProgram, ran: Ran): Promise<string> {
	const command = collecting(bouncer, deployment)
	stage.root.write('/usr/bin/systemctl', systemctl(ran), 0o755)
	stage.root.write('/usr/bin/journalctl', journalctl, 0o755)
	// All processes of this computer are seen from the stage, those of other tests too.
	stage.root.write('/usr/bin/pgrep', pgrep(ran), 0o755)
	stage.root.write('/usr/share/said', journal(ran))
	// The program was ended for the test; the host would not have its last words yet.
	if (log && ran.log !== '') writeFileSync(stage.root.outside(log), ran.log)
	const { output } = await stage.run(['sh', '-c', `cd ${readersFolder}\n${command}`], { seconds: 60 })
	return output
}

/** The journal's short form, where the unit is a name that `journalctl` fills in. */
function journal({ output, printed }: Ran): string {
	if (output === '') return '-- No entries --\n'
	let at = 0
	return output
		.split(/(?<=\n)/)
		.map((line) => {
			const begins = at
			at += line.length
			const time = (printed.find(({ length }) => length > begins) ?? { at: new Date() }).at
			return `${shortTime(time)} host UNIT: ${line.trimEnd()}\n`
		})
		.join('')
}

/** Nov 30 09:00:00 */
function shortTime(time: Date): string {
	const [, day, month] = time.toUTCString().split(' ')
	return `${month} ${day} ${time.toISOString().slice(11, 19)}`
}

const journalctl = `#!/bin/sh
while [ $# -gt 0 ]; do case $1 in -u|-t) unit=$2;; esac; shift; done
sed "s/ host UNIT: / host $unit[612]: /" /usr/share/said
`

/** `pgrep -af NAME` */
function pgrep({ exitCode }: Ran): string {
	return exitCode === null ? '#!/bin/sh\necho "612 /usr/bin/$2"\n' : '#!/bin/sh\nexit 1\n'
}

function systemctl({ exitCode }: Ran): string {
	const active = exitCode === null ? 'active (running)' : exitCode === 0 ? 'inactive (dead)' : 'failed (Result: exit-code)'
	const process = exitCode === null ? 'Main PID: 612 ($name)' : `Process: 612 ExecStart=/usr/bin/$name (code=exited, status=${exitCode})`
	return `#!/bin/sh
[ "$1" = status ] || exit 0
name=$2
echo "● $name.service - $name"
echo "     Loaded: loaded (/lib/systemd/system/$name.service; enabled; preset: enabled)"
echo "     Active: ${active} since Mon 2026-11-30 09:00:00 UTC; 10s ago"
echo "   ${process}"
`
}
