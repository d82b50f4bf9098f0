import { acquisitionKinds, engineConfig, engineCredentials, meantKind } from '../../../facts/engine-config'
import { engineFilePaths } from '../../../facts/engine-file-paths'
import { nearest } from '../values/nearest'
import { releaseIn } from './chart'
import { type Part, type Setting, settingAt, textAt } from './tree'

/** A file of the Security Engine, as it was recognised. */
export type EngineFileKind = 'config' | 'credentials' | 'online-credentials' | 'acquisition' | 'chart-values'

export interface EngineFileIs {
	readonly kind: EngineFileKind
	/** Merged over the file beside it. */
	readonly isOverride: boolean
}

const named: readonly (keyof typeof engineFilePaths & EngineFileKind)[] = ['credentials', 'online-credentials', 'acquisition', 'config']

/** Names of the engine's configuration that no other program has at these levels. */
const ofServer: ReadonlySet<string> = new Set(Object.keys(engineConfig.api.server).filter((name) => !['enable', 'log_level', 'tls'].includes(name)))
const telling: readonly string[] = ['listen_uri', 'trusted_ips', 'use_forwarded_for_headers', 'auto_registration', 'online_client']

/**
 * Which of the engine's files a text is, by its name or by names in it that no other program has side by side; null for none.
 */
export function engineFileOf(parts: readonly Part[], name: string | null): EngineFileIs | null {
	const isOverride = name?.endsWith('.local') ?? false
	const byName = name === null ? undefined : named.find((kind) => engineFilePaths[kind].test(name))
	const filled = parts.filter(({ whole }) => whole !== null)
	const [first] = filled
	if (!first) return null
	if (byName) return { kind: byName, isOverride }
	if (filled.length === 1) {
		if (releaseIn(first.settings)) return { kind: 'chart-values', isOverride: false }
		if (isConfig(first.settings)) return { kind: 'config', isOverride: isOverride || !settingAt(first.settings, 'config_paths') }
		const credentials = credentialsIn(first.settings)
		if (credentials) return { kind: credentials, isOverride }
	}
	const sources = filled.flatMap(({ settings, whole }) => (whole?.is === 'list' ? whole.items.map((item) => item.settings) : [settings]))
	return sources.length > 0 && sources.every(isSource) ? { kind: 'acquisition', isOverride: false } : null
}

function isConfig(settings: readonly Setting[]): boolean {
	const names = new Set(settings.map(({ name }) => name))
	const own = Object.keys(engineConfig).filter((name) => names.has(name))
	const server = settingAt(settings, 'api', 'server')?.value?.settings ?? settingAt(settings, 'server')?.value?.settings ?? []
	if (server.some(({ name }) => ofServer.has(name) || (names.has('api') && nearest(name, telling) !== null))) return true
	if (settingAt(settings, 'api', 'client')?.value?.settings.some(({ name }) => Object.hasOwn(engineConfig.api.client, name))) return true
	if (['crowdsec_service', 'config_paths', 'db_config', 'plugin_config'].some((name) => names.has(name)) && own.length > 1) return true
	const misplaced = [...settings, ...(settingAt(settings, 'api')?.value?.settings ?? [])].filter(({ name }) => telling.includes(name))
	return misplaced.some(({ name }) => name === 'listen_uri' || name === 'auto_registration') || misplaced.length > 1
}

function credentialsIn(settings: readonly Setting[]): EngineFileKind | null {
	const names = settings.map(({ name }) => name)
	if (!names.includes('url') || !names.some((name) => ['login', 'password'].includes(name))) return null
	const known = names.filter((name) => Object.hasOwn(engineCredentials, name)).length
	// A program with more names than these only happens to have an address and a password.
	if (names.length - known > 1 || !names.includes('login')) return null
	return /\bapi\.crowdsec\.net\b/.test(textAt(settings, 'url') ?? '') || names.includes('papi_url') ? 'online-credentials' : 'credentials'
}

/** A part of an acquisition: what is read, and the label that parsers ask for. */
function isSource(settings: readonly Setting[]): boolean {
	const has = (name: string) => settingAt(settings, name) !== undefined
	const source = textAt(settings, 'source')
	const isKind = source !== null && (acquisitionKinds.includes(source) || meantKind[source] !== undefined)
	const isRead = has('filename') || has('filenames') || has('journalctl_filter') || has('container_name')
	const isLabelled = settingAt(settings, 'labels', 'type') !== undefined || (has('labels') && isKind)
	return isKind ? isRead || isLabelled : isRead && isLabelled
}
