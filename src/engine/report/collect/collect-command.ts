import type { Bouncer, Command, Deployment, FileRecipe } from '../../../facts/bouncer'
import { posixCommand, posixWord } from '../../shell/posix'
import { powershellCommand, powershellWord } from '../../shell/powershell'
import { hostMask } from './host-mask'
import { powershellMask } from './powershell-mask'

/** Lines of a log that are enough to see the last start and what followed. */
const logLines = 400

export interface CollectCommand {
	readonly shell: 'bash' | 'powershell'
	readonly run: string
}

/**
 * A script that prints service state, configuration, recent logs and a probe of the endpoint as one text, for the analyzer to take
 * apart (`intake/dress/sections.ts`). It only reads, it never pulls, and secrets are masked before anything is shown.
 *
 * @param asks Whether it asks the endpoint: of several commands on one host one is enough.
 * @returns null where there is no shell to run it in.
 */
export function collectCommand(bouncer: Bouncer, deployment: Deployment, asks = true): CollectCommand | null {
	const { status } = deployment.commands
	const isWindows = [status, ...deployment.logs.map(({ view }) => view)].some((command) => command?.shell === 'powershell')
	if (isWindows) return { shell: 'powershell', run: forWindows(bouncer, deployment) }
	const parts = [...state(status), ...configs(deployment), ...tested(deployment.commands.test), ...logs(deployment)]
	return parts.length === 0 ? null : { shell: 'bash', run: posixScript(`${bouncer.id} ${deployment.id}`, asks ? [...parts, probe] : parts) }
}

/** The same where nobody knows yet which bouncer there is: what a host, its containers and its cluster have of any. */
export function collectAnything(): CollectCommand {
	const hosts = 'crowdsec|bouncer|nginx|openresty|haproxy|traefik|caddy|apache2|httpd|envoy'
	return {
		shell: 'bash',
		run: posixScript('unknown', [
			section('state', 'systemctl list-units', `systemctl list-units --all --plain --no-legend --no-pager 2>/dev/null | grep -iE '${hosts}'`),
			section(
				'state',
				'packages',
				`{ dpkg-query -W -f '\${Package} \${Version}\\n'; rpm -qa; apk info -v; pkg info; } 2>/dev/null | grep -iE 'crowdsec|bouncer'`,
			),
			section('state', 'docker ps --all', `docker ps --all --format '{{.Names}} {{.Image}} {{.Status}}' 2>/dev/null`),
			section('state', 'kubectl get pods --all-namespaces', `kubectl get pods --all-namespaces 2>/dev/null | grep -iE '${hosts}'`),
			`for f in /etc/crowdsec/bouncers/* /usr/local/etc/crowdsec/bouncers/*; do [ -f "$f" ] && { echo "== config $f"; sudo cat "$f"; echo; }; done`,
			`for u in $(systemctl list-units --all --plain --no-legend --no-pager 'crowdsec-*bouncer*' 2>/dev/null | awk '{ print $1 }'); do echo "== log journal of $u"; sudo journalctl -u "$u" -n 100 --no-pager; done`,
			`for c in $(docker ps --all --format '{{.Names}} {{.Image}}' 2>/dev/null | grep -iE 'bouncer|traefik' | cut -d ' ' -f 1); do echo "== log docker logs $c"; docker logs --tail 100 "$c"; done`,
			probe,
		]),
	}
}

/** It answers at `/`, without a key: that the host can be reached, and nothing more. */
const probe = section(
	'endpoint',
	'admin.api.crowdsec.net',
	`curl -sS -m 10 -o /dev/null -w 'HTTP %{http_code} from %{remote_ip} in %{time_total} s\\n' https://admin.api.crowdsec.net/`,
)

function posixScript(what: string, parts: readonly string[]): string {
	return [
		'# It only reads: nothing is changed, no list is pulled. The part after “awk” masks secrets before anything is shown.',
		'command -v sudo >/dev/null || sudo() { "$@"; }',
		'{',
		`echo '== bouncer ${what}'`,
		...parts,
		`echo '== end'`,
		"} 2>&1 | awk '",
		`${hostMask}'`,
	].join('\n')
}

/** The line after it is one of its own, although a file may end without one. */
function section(kind: string, name: string, command: string): string {
	return `echo ${posixWord(`== ${kind} ${name}`)}\n${command}\necho`
}

/** What pulls, changes something or calls a third party is not run only to look. */
function looksOnly(command: Command | undefined): command is Command {
	return command !== undefined && (command.shell ?? 'bash') === 'bash' && !command.pulls && !command.acts
}

function state(status: Command | undefined): readonly string[] {
	return looksOnly(status) ? [section('state', status.run, `${status.run} 2>&1 | head -n 40`)] : []
}

function tested(test: Command | undefined): readonly string[] {
	return looksOnly(test) ? [section('test', test.run, `${test.run} 2>&1 | tail -n 20`)] : []
}

function logs({ logs: places }: Deployment): readonly string[] {
	return places
		.filter(({ view }) => looksOnly(view))
		.map(({ where, view }) => section('log', where, `${view.run.replace(/(-n |--tail[ =])\d+/, `$1${logLines}`)} 2>&1 | tail -n ${logLines}`))
}

function configs(deployment: Deployment): readonly string[] {
	const files = deployment.files.filter(({ format }) => format !== 'fields')
	const { settings } = deployment.commands
	return [
		...[...new Set(files.map(({ path }) => path))].map(fileSection),
		...inside(deployment),
		...files.flatMap(fromCluster),
		...(looksOnly(settings) ? [section('config', 'settings', settings.run)] : []),
	]
}

/** A file of a folder that only the reader knows is shown when the command is run in that folder. */
function fileSection(path: string): string {
	if (path.startsWith('/')) return section('config', path, posixCommand('sudo', 'cat', path))
	return `[ -f ${posixWord(path)} ] && { echo ${posixWord(`== config ${path}`)}; ${posixCommand('cat', path)}; echo; }`
}

const containerLog = /^docker (compose )?logs\b.* ([\w.-]+)$/
const podLog = /^kubectl (-n [\w-]+ )?logs ([\w-]+\/[\w-]+|[\w-]+)/

/** Variables, labels, and mounted files of what runs: the values that count, wherever they were given. */
function inside({ logs: places, files }: Deployment): readonly string[] {
	for (const { view } of places) {
		const [, compose, container] = containerLog.exec(view.run) ?? []
		if (container) return ofContainer(compose ? `$(docker compose ps --all --quiet ${posixWord(container)})` : posixWord(container), files)
		const [, namespace = '', workload] = podLog.exec(view.run) ?? []
		if (workload) return [ofPod(namespace, workload)]
	}
	return []
}

function ofContainer(container: string, files: readonly FileRecipe[]): readonly string[] {
	const inspect = (template: string) => `docker inspect -f ${posixWord(template)} ${container}`
	const variables = files.find(({ path }) => /^[^/].*\.(?:env|conf)$/.test(path))
	const hasLabels = files.some(({ format }) => format === 'labels')
	const names = [...new Set(files.map(({ path }) => `*/${path.split('/').pop()}`))].filter((name) => /^[\w*/.-]+$/.test(name))
	return [
		...(variables ? [ofBouncer(variables.path, `${inspect('{{range .Config.Env}}{{println .}}{{end}}')} | ${withoutUsual}`)] : []),
		...(hasLabels ? [ofBouncer('labels', inspect('{{range $name, $value := .Config.Labels}}{{printf "%s=%s\\n" $name $value}}{{end}}'))] : []),
		`${inspect('{{range .Mounts}}{{println .Source}}{{end}}')} | while read -r f; do case $f in *crowdsec*|*bouncer*|${names.join('|')}) [ -f "$f" ] && { echo "== config $f"; sudo cat "$f"; echo; };; esac; done`,
	]
}

function ofPod(namespace: string, workload: string): string {
	const variables = '{range .spec.template.spec..env[*]}{.name}={.value}{"\\n"}{end}'
	return ofBouncer('container.env', `kubectl ${namespace}get ${posixWord(workload)} -o ${posixWord(`jsonpath=${variables}`)} | ${withoutUsual}`)
}

/** Variables that every container has are no settings, and would be taken for unknown ones. */
const withoutUsual = `grep -vE '^(PATH|HOME|HOSTNAME|PWD|TERM|LANG|TZ|[A-Z_]*VERSION|[A-Z_]*_(PORT|HOST)[A-Z0-9_]*)='`

/** Settings of something that may not be the bouncer: shown only when they speak of it. */
function ofBouncer(name: string, command: string): string {
	return `v=$(${command}); case $v in *[Cc][Rr][Oo][Ww][Dd][Ss][Ee][Cc]*|*BOUNCER*|*LAPI*|*API_*) echo ${posixWord(`== config ${name}`)}; printf '%s\\n' "$v";; esac`
}

/** A resource of a kind of its own, as the cluster has it. A Secret stays where it is. */
function fromCluster(recipe: FileRecipe): readonly string[] {
	const { apiVersion, kind } = recipe.kind === 'settings' ? (recipe.frame ?? {}) : {}
	if (typeof apiVersion !== 'string' || typeof kind !== 'string' || kind === 'Secret') return []
	return [
		section('config', recipe.path, posixCommand('kubectl', 'get', `${kind.toLowerCase()}s.${apiVersion.split('/')[0]}`, '--all-namespaces', '-o', 'yaml')),
	]
}

function forWindows(bouncer: Bouncer, deployment: Deployment): string {
	const told = (kind: string, name: string) => powershellWord(`== ${kind} ${name}`)
	const { status } = deployment.commands
	return [
		'# It only reads: nothing is changed, no list is pulled. The end masks secrets before anything is shown.',
		'& {',
		told('bouncer', `${bouncer.id} ${deployment.id}`),
		...(status?.shell === 'powershell' ? [told('state', status.run), status.run] : []),
		...deployment.files.flatMap(({ path }) => [told('config', path), powershellCommand('Get-Content', path)]),
		...deployment.logs
			.filter(({ view }) => view.shell === 'powershell')
			.flatMap(({ where, view }) => [told('log', where), view.run.replace(/-Tail \d+/, `-Tail ${logLines}`)]),
		told('endpoint', 'admin.api.crowdsec.net'),
		`curl.exe -sS -m 10 -o NUL -w 'HTTP %{http_code} from %{remote_ip}' https://admin.api.crowdsec.net/`,
		told('end', '').trimEnd(),
		`} 2>&1 | Out-String -Stream -Width 4096 | ${powershellMask}`,
	].join('\n')
}
