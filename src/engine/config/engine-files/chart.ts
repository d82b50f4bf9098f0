import { chartAcquisition, chartSources, chartValues, chartVersion } from '../../../facts/engine-chart'
import { namesOfSource } from '../../../facts/engine-config'
import type { Edit } from '../types'
import { nearest } from '../values/nearest'
import { judgeConfig } from './config'
import { type Found, found, isFilledIn } from './found'
import { judgeNames } from './names'
import { type Setting, settingAt, textAt, treeOf, truthAt, type Value } from './tree'

/** Where the values of the chart stand: in its own file, below its name in those of another chart, in a resource that releases it. */
export function releaseIn(settings: readonly Setting[]): { readonly above: readonly string[]; readonly settings: readonly Setting[] } | null {
	for (const above of [[], ['crowdsec'], ['spec', 'values'], ['spec', 'valuesContent']]) {
		const own = above.length === 0 ? settings : settingAt(settings, ...above)?.value?.settings
		if (own && isChart(own)) return { above, settings: own }
	}
	return null
}

const ofLapi: ReadonlySet<string> = new Set(Object.keys(chartValues.lapi))
const ofAgent: ReadonlySet<string> = new Set([
	...['acquisition', 'additionalAcquisition', 'lapiURL', 'lapiHost', 'lapiPort', 'hostVarLog', 'isDeployment', 'wait_for_lapi'],
])
const ofConfig: ReadonlySet<string> = new Set(['config.yaml.local', 'agent_config.yaml.local', 'appsec_config.yaml.local', 'profiles.yaml', 'simulation.yaml'])

/** Variables of the image. */
const ofImage: ReadonlySet<string> = new Set(['COLLECTIONS', 'PARSERS', 'SCENARIOS', 'POSTOVERFLOWS', 'DISABLE_PARSERS', 'DISABLE_SCENARIOS'])

/** Names that no other chart has side by side. */
function isChart(settings: readonly Setting[]): boolean {
	if (settings.some(({ name }) => name === 'apiVersion' || name === 'services')) return false
	const has = (level: string, names: ReadonlySet<string>) => settingAt(settings, level)?.value?.settings.some(({ name }) => names.has(name)) ?? false
	const variables = settingAt(settings, 'agent', 'env')?.value?.items.map((item) => textAt(item.settings, 'name') ?? '') ?? []
	return has('agent', ofAgent) || has('config', ofConfig) || has('lapi', ofLapi) || variables.some((name) => ofImage.has(name))
}

/** What is wrong with the values of a release, as the chart's schema, its templates and the engine in its pods read them. */
export function judgeChart(all: readonly Setting[], text: string): readonly Found[] {
	const release = releaseIn(all)
	if (!release) return []
	const { above, settings } = release
	return [
		...judgeNames(
			settings,
			{
				names: chartValues,
				manner: 'lenient',
				words: 'go-yaml',
				who: `The chart (${chartVersion})`,
				above,
				refusing: ['config.parsers', 'config.postoverflows'],
			},
			text,
		),
		...embedded(settings, text),
		...acquisitions(settings, text),
		...variables(settings),
		...together(settings),
	]
}

function embedded(settings: readonly Setting[], text: string): readonly Found[] {
	return ['config.yaml.local', 'agent_config.yaml.local', 'appsec_config.yaml.local'].flatMap((name): readonly Found[] => {
		const setting = settingAt(settings, 'config', name)
		const value = setting?.value
		if (!setting || !value) return []
		const key = `config.${name}`
		if (value.is !== 'text')
			return [
				found(
					'wrong-shape',
					'error',
					setting,
					key,
					`\`${name}\` is a text with a file in it, and levels of the values stand there: Helm refuses them.`,
					`Write \`${name}: |\`; what stands below it stays as it is.`,
					value.flow ? [] : [{ from: setting.keyRange[1], to: setting.keyRange[1] + 1, text: ': |' }],
				),
			]
		if (!value.literal) return []
		const inner = lines(value, text)
		const { parts, problems } = treeOf(inner.text)
		const own = parts[0]?.settings ?? []
		const faults = problems.map(({ code, line, column, message, fix, severity }) => found(code, severity, { line, column }, key, message, fix))
		const judged = faults.length > 0 ? faults : judgeConfig(own, inner.text, { isOverride: true, in: 'chart' })
		return [
			...judged.map((one) => inner.outside(one, key)),
			...(name === 'config.yaml.local' && faults.length === 0 ? registration(settings, own, setting) : []),
		]
	})
}

interface Inner {
	readonly text: string
	outside(one: Found, key: string): Found
}

/** A file in lines of its own, and where its places are in the values. */
function lines(value: Value, text: string): Inner {
	const first = text.indexOf('\n', value.range[0]) + 1
	const source = text.slice(first, value.range[1]).split('\n')
	const indent = /^ */.exec(source.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0
	const cuts = source.map((line) => Math.min(indent, /^ */.exec(line)?.[0].length ?? 0))
	const bare = source.map((line, at) => line.slice(cuts[at]))
	const outer = (offset: number): number => {
		let inside = 0
		let outside = first
		for (const [at, line] of bare.entries()) {
			if (offset <= inside + line.length) return outside + (cuts[at] ?? 0) + offset - inside
			inside += line.length + 1
			outside += line.length + 1 + (cuts[at] ?? 0)
		}
		return value.range[1]
	}
	const put = ({ from, to, text: own }: Edit): Edit => {
		const isLineStart = from === 0 || bare.join('\n')[from - 1] === '\n'
		const margin = ' '.repeat(indent)
		// Whole lines come and go with their margin.
		const start = isLineStart && (own === '' || own.endsWith('\n')) ? outer(from) - indent : outer(from)
		const moved = own.endsWith('\n') && isLineStart ? own.replace(/^(?=.)/gm, margin) : own
		const end = isLineStart && own === '' && to < bare.join('\n').length ? outer(to) - indent : outer(to)
		return { from: Math.max(first, start), to: Math.max(first, end), text: moved }
	}
	const line = value.line
	return {
		text: bare.join('\n'),
		outside: ({ problem, edits }, key) => ({
			problem: {
				...problem,
				line: problem.line === null ? value.line : line + problem.line,
				column: problem.column === null ? null : problem.column + indent,
				key: problem.key === null ? key : `${key}: ${problem.key}`,
			},
			edits: edits.map(put),
		}),
	}
}

/** The chart's own text there lets log processors register; one's own takes its place as a whole. */
function registration(values: readonly Setting[], own: readonly Setting[], at: Setting): readonly Found[] {
	const isOff = truthAt(values, 'tls', 'enabled') === true || [truthAt(values, 'agent', 'enabled'), truthAt(values, 'lapi', 'enabled')].includes(false)
	if (isOff || truthAt(own, 'api', 'server', 'auto_registration', 'enabled') === true) return []
	return [
		found(
			'registration-lost',
			'error',
			at,
			'config.config.yaml.local',
			'This text takes the place of the chart’s own, and with it `auto_registration` is gone: log processors register and are not accepted.',
			'Put `auto_registration` with `enabled: true`, `token: "${REGISTRATION_TOKEN}"` and `allowed_ranges` back below `api.server`.',
		),
	]
}

const refuses = 'Helm refuses the values.'

function acquisitions(settings: readonly Setting[], text: string): readonly Found[] {
	const pods = settingAt(settings, 'agent', 'acquisition')?.value?.items ?? []
	const others = settingAt(settings, 'agent', 'additionalAcquisition')?.value?.items ?? []
	const runtime = textAt(settings, 'container_runtime')
	const first = settingAt(settings, 'agent', 'acquisition')
	return [
		...pods.flatMap((item) => ofPod(item)),
		...others.flatMap((item) => ofSource(item, text)),
		...(pods.length > 0 && runtime === null && first
			? [
					found(
						'container-runtime',
						'info',
						first,
						'container_runtime',
						'Without `container_runtime` the chart takes the lines of pods for Docker’s. With containerd, which most clusters have, no line is parsed.',
						'Look with `kubectl get nodes -o wide`; with containerd write `container_runtime: containerd` at the first level.',
					),
				]
			: []),
	]
}

function ofPod(item: Value): readonly Found[] {
	if (item.is !== 'level')
		return [
			found(
				'wrong-shape',
				'error',
				item,
				'agent.acquisition',
				`An item of \`acquisition\` has names of its own. ${refuses}`,
				'Write `namespace`, `podName` and `program`.',
			),
		]
	const names = Object.keys(chartAcquisition.names)
	return [
		...item.settings.flatMap((setting): readonly Found[] => {
			if (names.includes(setting.name)) return []
			const meant = nearest(setting.name, names)
			const isFree = meant !== null && !settingAt(item.settings, meant)
			const fix = isFree ? `Write \`${meant}\`.` : `It knows \`${names.join('`, `')}\`. Sources of other kinds belong to \`agent.additionalAcquisition\`.`
			const edits = isFree ? [{ from: setting.keyRange[0], to: setting.keyRange[1], text: meant }] : []
			return [found('unknown-option', 'error', setting, 'agent.acquisition', `An item of \`acquisition\` knows no \`${setting.name}\`. ${refuses}`, fix, edits)]
		}),
		...chartAcquisition.required.flatMap((name): readonly Found[] => {
			const near = item.settings.some((setting) => setting.name !== name && nearest(setting.name, names) === name)
			if (settingAt(item.settings, name) || near) return []
			return [
				found('missing-option', 'error', item, `agent.acquisition.${name}`, `An item of \`acquisition\` has no \`${name}\`. ${refuses}`, `Add \`${name}\`.`),
			]
		}),
	]
}

function ofSource(item: Value, text: string): readonly Found[] {
	const kind = textAt(item.settings, 'source') ?? ''
	const allowed = chartSources[kind]
	const names = namesOfSource(kind)
	if (item.is !== 'level' || !allowed || !names) return []
	const held = item.settings.filter(({ name }) => allowed.includes(name))
	const alien = item.settings.filter(({ name }) => !allowed.includes(name))
	return [
		...judgeNames(held, { names, manner: 'strict', words: 'goccy', who: 'The engine', above: [], refusing: [] }, text),
		...alien.map((setting) => {
			const meant = nearest(setting.name, allowed)
			const isFree = meant !== null && !settingAt(item.settings, meant)
			const message = `The chart’s schema allows no \`${setting.name}\` in a source of the kind \`${kind}\`. ${refuses}`
			const edits = isFree ? [{ from: setting.keyRange[0], to: setting.keyRange[1], text: meant }] : []
			return found('unknown-option', 'error', setting, 'agent.additionalAcquisition', message, isFree ? `Write \`${meant}\`.` : 'Take it out.', edits)
		}),
	]
}

/** Kubernetes takes texts only for the value of a variable. */
function variables(settings: readonly Setting[]): readonly Found[] {
	return ['lapi', 'agent', 'appsec'].flatMap((pod) =>
		(settingAt(settings, pod, 'env')?.value?.items ?? []).flatMap((item): readonly Found[] => {
			const key = `${pod}.env`
			if (item.is !== 'level')
				return [
					found(
						'wrong-shape',
						'error',
						item,
						key,
						'A variable is a `name` with a `value`. Kubernetes refuses the pod.',
						'Write `- name: NAME` and below it `value: "…"`.',
					),
				]
			const value = settingAt(item.settings, 'value')?.value
			const [only] = item.settings
			if (!settingAt(item.settings, 'name') && only)
				return [
					found(
						'wrong-shape',
						'error',
						only,
						key,
						'A variable is a `name` with a `value`. Kubernetes refuses the pod.',
						`Write \`- name: ${only.name}\` and below it \`value: "…"\`.`,
					),
				]
			if (value?.is !== 'text' || !value.plain || isFilledIn(value.text) || !/^(?:true|false|yes|no|on|off|null|~|[-+]?\d[\d_.e+-]*)$/i.test(value.text))
				return []
			const quoted = JSON.stringify(value.text)
			return [
				found('bad-value', 'error', value, key, `\`${value.text}\` without quotes is no text: Kubernetes refuses the pod.`, `Write \`value: ${quoted}\`.`, [
					{ from: value.range[0], to: value.range[1], text: quoted },
				]),
			]
		}),
	)
}

/** What the templates refuse. */
function together(settings: readonly Setting[]): readonly Found[] {
	const told: Found[] = []
	const store = settingAt(settings, 'lapi', 'storeCAPICredentialsInSecret')
	if (
		store &&
		truthAt(settings, 'lapi', 'storeCAPICredentialsInSecret') === true &&
		truthAt(settings, 'lapi', 'persistentVolume', 'config', 'enabled') !== false
	)
		told.push(
			found(
				'excludes-another',
				'error',
				store,
				'lapi.storeCAPICredentialsInSecret',
				`With \`lapi.persistentVolume.config.enabled\`, which is true by default, it cannot be stored in a Secret. ${refuses}`,
				'Leave it out: the volume keeps the credentials. Or set `lapi.persistentVolume.config.enabled: false`.',
			),
		)
	const acquisition = settingAt(settings, 'agent', 'acquisition')
	const additional = settingAt(settings, 'agent', 'additionalAcquisition')
	const isEmpty = (setting: Setting | undefined) => (setting?.value?.items.length ?? 0) === 0
	if (acquisition && isEmpty(acquisition) && isEmpty(additional) && truthAt(settings, 'agent', 'enabled') !== false)
		told.push(
			found(
				'missing-option',
				'error',
				acquisition,
				'agent.acquisition',
				`Neither \`acquisition\` nor \`additionalAcquisition\` has an item. ${refuses}`,
				'Name the pods to read, or set `agent.enabled: false`.',
			),
		)
	if (!acquisition && !additional && truthAt(settings, 'agent', 'enabled') !== false)
		told.push(
			found(
				'missing-option',
				'info',
				settingAt(settings, 'agent') ?? null,
				'agent.acquisition',
				'No pod to read is named here. Where no other file of values names one either, Helm refuses them.',
				'Name them in `agent.acquisition`, or set `agent.enabled: false`.',
			),
		)
	const lapi = settingAt(settings, 'lapi', 'enabled')
	const isElsewhere = lapi && truthAt(settings, 'lapi', 'enabled') === false
	const secret = textAt(settings, 'secrets', 'externalSecret', 'name')
	if (isElsewhere && !secret)
		for (const name of ['csLapiSecret', 'registrationToken'])
			if (!textAt(settings, 'lapi', 'secrets', name))
				told.push(
					found(
						'missing-option',
						'error',
						lapi,
						`lapi.secrets.${name}`,
						`The Local API is elsewhere, and neither \`lapi.secrets.${name}\` nor \`secrets.externalSecret.name\` is set. ${refuses}`,
						'Name a Secret with `secrets.externalSecret.name`.',
					),
				)
	if (isElsewhere && truthAt(settings, 'agent', 'enabled') !== false && !['lapiURL', 'lapiHost'].every((name) => textAt(settings, 'agent', name)))
		told.push(
			found(
				'missing-option',
				'error',
				lapi,
				'agent.lapiURL',
				`The Local API is elsewhere, and \`agent.lapiURL\` and \`agent.lapiHost\` do not both say where. ${refuses}`,
				'Set `agent.lapiURL`, `agent.lapiHost` and `agent.lapiPort`.',
			),
		)
	return told
}
