import type { Bouncer, Deployment } from '../../facts/bouncer'
import { masked } from '../config/masked'

export { masked }

/** Lines of a log that are enough to see the last start and what followed. */
const logLines = 400

/**
 * A shell script that prints service state, configuration (secrets masked), recent logs and a probe of the endpoint as one
 * text, for the analyzer to take apart (`split-collected.ts`). It changes nothing on the host.
 *
 * @returns null where there is no shell to run it in.
 */
export function collectCommand(bouncer: Bouncer, deployment: Deployment): string | null {
	const shell = (command: { readonly shell?: string } | undefined) => command !== undefined && (command.shell ?? 'bash') === 'bash'
	const state = deployment.commands.status
	const logs = deployment.logs.filter(({ view }) => shell(view))
	const files = deployment.files.filter(({ path, format }) => path.startsWith('/') && format !== 'fields')
	if (!shell(state) && logs.length === 0 && files.length === 0) return null
	// Up to the closing quote, so that JSON and PHP stay readable.
	const mask = `sed -E 's/((key|token|secret|password)["'"'"']?[ ]*(=>|[=:])[ ]*["'"'"']?)[^"'"'"']*/\\1${masked}/I'`
	const parts = [`echo '== bouncer ${bouncer.id} ${deployment.id}'`]
	if (state && shell(state)) parts.push(section('state', state.run, `${state.run} 2>&1 | head -n 40`))
	for (const path of new Set(files.map((file) => file.path))) parts.push(section('config', path, `sudo cat ${path} 2>&1 | ${mask}`))
	const test = deployment.commands.test
	if (test && shell(test)) parts.push(section('test', test.run, `${test.run} 2>&1 | tail -n 20`))
	for (const log of logs) parts.push(section('log', log.where, `${log.view.run.replace(/-n \d+/, `-n ${logLines}`)} 2>&1 | tail -n ${logLines} | ${mask}`))
	parts.push(
		section(
			'endpoint',
			'admin.api.crowdsec.net',
			"curl -sS -m 10 -o /dev/null -w 'HTTP %{http_code} from %{remote_ip} in %{time_total} s\\n' https://admin.api.crowdsec.net/ 2>&1",
		),
	)
	parts.push("echo '== end'")
	return `{ ${parts.join('\n')}\n} 2>&1`
}

function section(kind: string, name: string, command: string): string {
	return `echo '== ${kind} ${name.replaceAll("'", '')}'\n${command}`
}
