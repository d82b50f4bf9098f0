import { acquisitionKinds, goneFromSource, meantKind, namesOfSource } from '../../../facts/engine-config'
import { nearest } from '../values/nearest'
import { type Found, found, isFilledIn, shown } from './found'
import { engineReads, judgeNames, meantName } from './names'
import { type Part, rewritten, type Setting, settingAt, textAt } from './tree'

/** What is wrong with an acquisition, each part by itself, in the order in which the engine asks (`pkg/acquisition`, ParseSourceConfig). */
export function judgeAcquisition(parts: readonly Part[], text: string): readonly Found[] {
	return parts.flatMap(({ settings }) => {
		const gone = goneFromSource[kindOf(settings)] ?? {}
		const rest = settings.filter(({ name }) => !Object.hasOwn(gone, name))
		return [...(rest.length === 0 ? [] : judgeSource(rest, text)), ...settings.flatMap((setting) => refusedSince(setting, gone))]
	})
}

/** What older engines know, Debian's among them, is no fault there. */
function refusedSince(setting: Setting, gone: Readonly<Record<string, string>>): readonly Found[] {
	const since = Object.hasOwn(gone, setting.name) ? gone[setting.name] : undefined
	if (since === undefined) return []
	const message = `From ${since} on the engine knows no \`${setting.name}\` here, and does not start with it. Older ones do.`
	return [found('unknown-option', 'warning', setting, setting.name, message, 'Take the line out, unless this engine is older: look at `cscli version`.')]
}

const refused = 'The engine does not start with it.'

/** What decides the kind where it is not named, and wins where it is. */
function kindOf(settings: readonly Setting[]): string {
	const has = (name: string) => settingAt(settings, name) !== undefined
	const named = textAt(settings, 'source') ?? ''
	if (named !== '' || has('source')) return named
	return has('filename') || has('filenames') ? 'file' : has('journalctl_filter') ? 'journalctl' : ''
}

function judgeSource(settings: readonly Setting[], text: string): readonly Found[] {
	const [first = null] = settings
	const written = settingAt(settings, 'source')
	const kind = kindOf(settings)
	// 1.4.6 goes by what it finds beside it.
	const byItself = ['filename', 'filenames', 'journalctl_filter'].some((name) => settingAt(settings, name))
	const ends = byItself ? 'Newer engines do not start with it; Debian’s 1.4.6 passes over it.' : refused
	if (kind === '')
		return [
			found(
				'missing-option',
				'error',
				written ?? first,
				'source',
				written ? `Nothing stands behind \`source\`. ${ends}` : `This part has no \`source\`. ${refused}`,
				'Name its kind: `source: file`, `source: journalctl`, `source: docker` …',
			),
		]
	if (isFilledIn(kind)) return []
	if (!acquisitionKinds.includes(kind)) {
		const meant = meantKind[kind] ?? nearest(kind, acquisitionKinds)
		const edits = meant !== null && written?.value ? rewritten(written.value, meant) : []
		const fix = meant === null ? `It is one of \`${acquisitionKinds.join('`, `')}\`.` : `Write \`source: ${meant}\`.`
		return [found('bad-value', 'error', written?.value ?? first, 'source', `The engine knows no source \`${shown(kind)}\`. ${ends}`, fix, edits)]
	}
	const names = namesOfSource(kind)
	return [...(names ? judgeNames(settings, engineReads(names, 'goccy'), text) : []), ...labels(settings, kind), ...asked(settings, kind)]
}

function labels(settings: readonly Setting[], kind: string): readonly Found[] {
	const at = settingAt(settings, 'labels')
	const own = at?.value?.settings ?? []
	if (own.length === 0 && at?.value?.is !== 'list' && at?.value?.is !== 'text') {
		if (kind === 'docker' || settings.some(({ name }) => name !== 'labels' && meantName(name, ['labels']) !== null)) return []
		const type = settingAt(settings, 'type')
		const message = `This part has no \`labels\`. ${refused}`
		return [
			found(
				'missing-option',
				'error',
				at ?? type ?? settings[0] ?? null,
				'labels',
				message,
				'Add `labels:`, and below it `type:` with the word that the collection’s page asks for.',
			),
		]
	}
	if (kind === 'appsec' || own.length === 0 || settingAt(own, 'type')) return []
	return [
		found(
			'missing-option',
			'warning',
			at ?? null,
			'labels.type',
			'There is no `type` below `labels`: no parser of a service takes the lines.',
			'Add `type:` below `labels:`, with the word that the collection’s page asks for.',
		),
	]
}

function asked(settings: readonly Setting[], kind: string): readonly Found[] {
	const at = settingAt(settings, 'source') ?? settings[0] ?? null
	const has = (...names: readonly string[]) => names.some((name) => settingAt(settings, name)?.value)
	if (kind === 'file' && !has('filename', 'filenames'))
		return [
			found(
				'missing-option',
				'error',
				at,
				'filenames',
				`A source of the kind \`file\` names no file. ${refused}`,
				'Add `filenames:` with the paths of the logs.',
			),
		]
	if (kind === 'journalctl' && !has('journalctl_filter'))
		return [
			found(
				'missing-option',
				'error',
				at,
				'journalctl_filter',
				`A source of the kind \`journalctl\` has no filter. ${refused}`,
				'Add `journalctl_filter:`, for instance with `_SYSTEMD_UNIT=ssh.service`.',
			),
		]
	const containers = ['container', 'service'].flatMap((what) => ['name', 'id', 'name_regexp', 'id_regexp'].map((by) => `${what}_${by}`))
	if (kind === 'docker' && !has(...containers, 'use_container_labels', 'use_service_labels'))
		return [
			found(
				'missing-option',
				'error',
				at,
				'container_name',
				`A source of the kind \`docker\` names no container. ${refused}`,
				'Add `container_name:` with a list of names, or `use_container_labels: true`.',
			),
		]
	return []
}
