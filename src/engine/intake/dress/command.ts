import type { About } from './dress'
import { isLogName } from './file-name'

/** What stands before a program without changing what it prints. */
const carriers =
	/^(?:sudo(?: -[A-Za-z]+| -u \S+)* |doas |env |time |(?:docker|podman|nerdctl)(?:[ -]compose)? exec(?: -[-\w]+(?:=\S+)?)* \S+ |kubectl exec(?: -{1,2}\w[\w-]*(?:[= ]\S+)?| \S+){1,8} -- |ssh \S+ ["']?|(?:lxc|incus) exec \S+ -- |pct exec \d+ -- |bash -c ["']|sh -c ["'])+/
const shows = /^(?<program>cat|bat|batcat|less|more|most|type|Get-Content|gc|nl|head|tail|sed|awk|e?grep|zcat|zgrep|Select-String|findstr)\b(?<rest>.*)$/i
const wholePrograms = /^(?:cat|bat|batcat|less|more|most|type|get-content|gc|nl|zcat)$/i
/** Comments and blank lines are left out: what counts is all there. */
const withoutComments = /\s-\w*v\w*\s.*#/
const logs =
	/^(?:journalctl|dmesg|(?:docker|podman|nerdctl)(?:[ -]compose)? (?:-f \S+ )?logs|docker service logs|kubectl (?:-n \S+ )?logs|stern|pm2 logs|logread|lnav)\b/
const files =
	/^(?:kubectl (?:-n \S+ )?get\b.*(?:-o|--output)[ =]?(?:yaml|json)|helm (?:-n \S+ )?get (?:values|manifest)|(?:docker|podman)(?: (?:container|service))? inspect|docker(?: |-)compose (?:\S+ )?config|systemctl cat|crowdsec\S* -(?:c \S+ )?-?T)\b/

/** Longer ones are not typed, and the first words tell. */
const longestCommand = 1000

/** A command without what stands before its program. */
export function bareCommand(typed: string): string {
	return typed.trim().replace(carriers, '')
}

/** What a command that somebody typed prints. */
export function aboutCommand(typed: string): Partial<About> {
	const command = typed.trim().slice(0, longestCommand)
	const bare = bareCommand(command)
	const shown = shows.exec(bare)?.groups
	if (shown) {
		const name = argumentOf(shown.rest ?? '')
		const followed = /\|\s*\w/.test(shown.rest ?? '')
		const whole = (wholePrograms.test(shown.program ?? '') && !followed) || withoutComments.test(command)
		return { command, name, kind: name === null ? null : isLogName(name) ? 'log' : 'file', whole }
	}
	if (logs.test(bare)) return { command, kind: 'log' }
	if (files.test(bare)) return { command, kind: 'file' }
	return { command, kind: 'output' }
}

/** The first argument that is a path; `-n 20` and what stands behind a pipe are none. */
function argumentOf(rest: string): string | null {
	const [own = ''] = rest.split('|')
	const words = own.split(/\s+/).map((word) => word.replace(/^["']|["';]+$/g, ''))
	return (
		words.find(
			(word) => /^(?:[~.\w]|[A-Z]:)?[\w.~@+:\\/-]*[\\/.][\w.~@+:\\/-]*$|^(?:Caddyfile|Dockerfile)$/.test(word) && !word.startsWith('-') && word !== '.',
		) ?? null
	)
}

/** Commands that are evidence themselves: what they say stands in the line, not in their output. */
export function saysItself(command: string): boolean {
	return /<<-?\s*["'\\]?\w/.test(command) || /@["']\s*(?:\||$)/.test(command) || /\b(?:docker|podman|nerdctl) (?:container )?(?:run|create)\b/.test(command)
}
