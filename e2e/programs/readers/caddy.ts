import { execFileSync } from 'node:child_process'
import { debianVersion, whyMissing } from '../installed'
import { inFiles } from './in-files'
import type { Leaf, Reader } from './reader'

const program = '/usr/bin/caddy'

/**
 * Debian's Caddy has no CrowdSec module, so it would stop at the directive's name. Under the name of one that it has, `header`,
 * its own parser reads the same lines: each is then a header and its value.
 */
function underKnownNames(text: string): string {
	return text.replace(/^\{\n\tcrowdsec \{/m, ':1 {\n\theader {').replace(/^(\t+)crowdsec$/m, '$1header X-Crowdsec on')
}

export const caddy: Reader = {
	program: 'Caddy',
	note: 'it has no CrowdSec module, so the directive had another name',
	missing: whyMissing(program, 'caddy'),
	version: () => debianVersion('caddy'),
	read: (texts) =>
		inFiles(texts.map(underKnownNames), 'caddyfile', (paths) =>
			paths.map((path) => {
				try {
					return headers(JSON.parse(execFileSync(program, ['adapt', '--config', path, '--adapter', 'caddyfile'], { encoding: 'utf8', stdio: 'pipe' })))
				} catch (error) {
					return error instanceof Error ? error : new Error(String(error))
				}
			}),
		),
}

/** The values below every `set` of Caddy's own JSON. */
function headers(value: unknown): readonly Leaf[] {
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
		key === 'set' && typeof inner === 'object' && inner !== null
			? Object.entries(inner).map(([name, values]: [string, unknown]): Leaf => [name, Array.isArray(values) ? values.join(' ') : null])
			: headers(inner),
	)
}
