import type { Bouncer } from '../../facts/bouncer'
import type { SearchRule } from '../../facts/errors/rule'
import type { Evidence } from '../logs/streams/evidence'
import type { Voice } from './speakers'
import type { Place } from './verdict'

const os: readonly (readonly [string, RegExp])[] = [
	['alpine', /\bapk (?:add|upgrade|del)\b|\/etc\/nginx\/http\.d\/|\balpine\b|unable to select packages/i],
	['debian', /\bapt(?:-get)? |\bdpkg\b|\/etc\/apt\/|\(Debian\)|\(Ubuntu\)|\+deb\d/],
	['redhat', /\bdnf |\byum |\brpm -|\bel[789]\b/],
	['openwrt', /OpenWrt|\bopkg /],
	['freebsd', /\bFreeBSD\b|\b(?:OPNsense|pfSense)\b|\/usr\/local\/etc\/(?:crowdsec|rc\.d)\b/i],
	['windows', /[A-Z]:\\(?:ProgramData|Program Files)|Event ID:|Service Control Manager/],
]

/** Whether its commands have to go through Docker or Kubernetes. */
function isInContainer({ manager }: Place): boolean {
	switch (manager) {
		case 'container':
		case 'compose':
		case 'kubernetes':
			return true
		case 'systemd':
		case 'windows':
		case null:
			return false
	}
}

/**
 * What to do about a message where the lines show that it runs.
 *
 * @param bouncer Whose message it is. One that runs only in Kubernetes runs there, whatever the lines show.
 */
export function fixAt({ fix, fixAt: elsewhere = {} }: Fixes, place: Place, bouncer: Bouncer | null = null): string {
	return (
		(place.manager === 'kubernetes' || isOnlyInKubernetes(bouncer) ? elsewhere.kubernetes : undefined) ??
		(place.os === 'alpine' ? elsewhere.alpine : undefined) ??
		(isInContainer(place) ? elsewhere.container : undefined) ??
		fix
	)
}

interface Fixes {
	readonly fix: string
	readonly fixAt?: SearchRule['fixAt'] | undefined
}

function isOnlyInKubernetes(bouncer: Bouncer | null): boolean {
	return bouncer?.deployments.every(({ platform }) => platform === 'kubernetes') ?? false
}

/** Where the program runs, as far as the lines show it. */
export function placeOf({ head, input }: Evidence, voices: readonly Voice[]): Place {
	const text = head.join('\n')
	const found = os.find(([, regex]) => regex.test(text))?.[0] ?? null
	return { manager: managerOf(input.wrapperId, text, found), os: found === 'windows' ? null : found, names: namesOf(voices) }
}

function managerOf(wrapper: Evidence['input']['wrapperId'], text: string, found: string | null): Place['manager'] {
	if (wrapper === 'kubernetes' || /\bkube-system\b|kubectl |\bCrashLoopBackOff\b|\bImagePullBackOff\b|^NAME\s+READY\s+STATUS/m.test(text)) return 'kubernetes'
	if (wrapper === 'compose') return 'compose'
	if (wrapper === 'docker-json' || /\/entrypoint\.sh|docker-entrypoint|^CONTAINER ID\s|\bs6-rc:|\[custom-init\]|\[mod-init\]/m.test(text)) return 'container'
	if (wrapper === 'journald' || wrapper === 'journald-iso' || wrapper === 'journald-json' || /\bsystemd\[1\]: |^[ \t]*Active: \w|\bsystemctl /m.test(text))
		return 'systemd'
	return found === 'windows' ? 'windows' : null
}

function namesOf(voices: readonly Voice[]): readonly string[] {
	return [...new Set(voices.flatMap(({ kind, stream }) => (kind === 'bouncer' && stream.name !== '' && stream.piece === null ? [stream.name] : [])))]
}
