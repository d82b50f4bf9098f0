import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { debian12, debianBase, whyNoMachine } from '../machine/debian-base'
import { programFile, whyNotInPrograms } from '../newest/program'
import { overlay } from '../overlay'
import { runFolder } from '../run-folder'
import type { EngineId } from './states'

/** Files to lay into `/etc/crowdsec`, by name. */
export type Laid = Readonly<Record<string, string>>

export interface Judged {
	/** `crowdsec -t` took them. */
	readonly ok: boolean
	readonly output: string
}

/** Why an engine cannot judge files here; null when it can. */
export function whyNoJudge(id: EngineId): string | null {
	return whyNoMachine(debian12) ?? (id === 'newest' ? whyNotInPrograms('crowdsec') : null)
}

/**
 * For each case the files are laid over a fresh Debian with the engine's package unpacked, and the engine is asked. Nothing is
 * started, and there is no network.
 */
const script = `set -e
${overlay}
overlay "$1/layers" "$1/lower:$2"
root=$1/layers/root
cp -a "$root/usr/share/crowdsec/hub" "$root/var/lib/crowdsec/"
mkdir -p "$root/var/lib/crowdsec/data" "$root/etc/crowdsec/acquis.d"
printf 'url: http://127.0.0.1:8080/\\nlogin: web01\\npassword: of-this-test\\n' >"$root/etc/crowdsec/local_api_credentials.yaml"
: >"$root/etc/crowdsec/online_api_credentials.yaml"
cp -a "$root/etc/crowdsec" "$root/kept"
for case in "$1"/cases/*; do
	rm -rf "$root/etc/crowdsec"
	cp -a "$root/kept" "$root/etc/crowdsec"
	cp -a "$case/." "$root/etc/crowdsec/"
	if timeout 60 chroot "$root" crowdsec -c /etc/crowdsec/config.yaml -t >"$1/out/$(basename "$case")" 2>&1; then echo 0; else echo $?; fi >"$1/out/$(basename "$case").code"
done`

/** What the real engine says of files, each of the cases by itself. */
export function judgedBy(id: EngineId, cases: readonly Laid[]): readonly Judged[] {
	const base = debianBase(debian12)
	const folder = runFolder('engine')
	try {
		for (const part of ['lower', 'layers', 'cases', 'out']) mkdirSync(join(folder, part))
		const archives = join(base, 'var/cache/apt/archives')
		for (const file of readdirSync(archives).filter((name) => /^(?:crowdsec|libsqlite3-0)_/.test(name)))
			execFileSync('dpkg-deb', ['--extract', join(archives, file), join(folder, 'lower')])
		// A folder would hide the base's link of that name, and with it the loader of programs.
		if (existsSync(join(folder, 'lower/lib'))) {
			cpSync(join(folder, 'lower/lib'), join(folder, 'lower/usr/lib'), { recursive: true })
			rmSync(join(folder, 'lower/lib'), { recursive: true })
		}
		if (id === 'newest') cpSync(programFile('crowdsec'), join(folder, 'lower/usr/bin/crowdsec'))
		const names = cases.map((_, at) => String(at).padStart(4, '0'))
		for (const [at, laid] of cases.entries()) {
			const own = join(folder, 'cases', names[at] ?? '')
			mkdirSync(own)
			for (const [name, text] of Object.entries(laid)) {
				mkdirSync(dirname(join(own, name)), { recursive: true })
				writeFileSync(join(own, name), text, { mode: 0o600 })
			}
		}
		execFileSync('unshare', ['--mount', '--net', 'sh', '-c', script, 'sh', folder, base], { stdio: ['ignore', 'pipe', 'pipe'] })
		const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8')
		return names.map((name) => ({ ok: read(`${name}.code`).trim() === '0', output: read(name) }))
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

const chart = 'helm-charts/charts/crowdsec'

/** Why Helm cannot judge values of the chart here; null when it can. */
export function whyNoHelm(): string | null {
	return whyNotInPrograms('helm', chart)
}

/** What Helm makes of values, by the chart's schema and its templates. */
export function rendered(values: string): Judged {
	const folder = runFolder('helm')
	try {
		writeFileSync(join(folder, 'values.yaml'), values)
		const output = execFileSync(programFile('helm'), ['template', 'crowdsec', programFile(chart), '-n', 'crowdsec', '-f', join(folder, 'values.yaml')], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		})
		return { ok: true, output }
	} catch (error) {
		return { ok: false, output: String(error) }
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/** A file of the chart. */
export function chartFile(name: string): string {
	return readFileSync(programFile(chart, name), 'utf8')
}
