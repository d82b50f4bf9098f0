import { chartAcquisition, chartSources, chartValues, chartVersion } from '../../../facts/engine-chart'
import { namesOfSource } from '../../../facts/engine-config'
import { nearest } from '../values/nearest'
import { judgeConfig } from './config'
import { type Found, found, isFilledIn, shown } from './found'
import { engineReads, judgeNames } from './names'
import { renamed, rewritten, type Setting, settingAt, textAt, treeOf, truthAt, type Value } from './tree'

/** Where the values of the chart stand: in its own file, below its name in those of another chart, in a resource that releases it. */
export function releaseIn(settings: readonly Setting[]): { readonly above: readonly string[]; readonly settings: readonly Setting[] } | null {
	for (const above of [[], ['crowdsec'], ['spec', 'values']]) {
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

/** Files of the engine that stand in the values, as texts in lines of their own. */
function embedded(settings: readonly Setting[], text: string): readonly Found[] {
	return ['config.yaml.local', 'agent_config.yaml.local', 'appsec_config.yaml.local'].flatMap((name): readonly Found[] => {
		const setting = settingAt(settings, 'config', name)
		if (!setting?.value?.literal) return []
		const inner = fileIn(setting.value, text)
		const { parts, problems } = treeOf(inner)
		const own = parts[0]?.settings ?? []
		const faults = problems.map(({ code, line, column, message, fix, severity }) => found(code, severity, { line, column }, null, message, fix))
		const judged = faults.length > 0 ? faults : judgeConfig(own, inner, { isOverride: true, in: 'chart' })
		const key = `config.${name}`
		return [
			...judged.map(({ problem, edits }): Found => ({ problem: { ...problem, key: problem.key === null ? key : `${key}: ${problem.key}` }, edits })),
			...(name === 'config.yaml.local' && faults.length === 0 ? registration(settings, own, setting) : []),
		]
	})
}

/** The text with blanks in place of all that stands before the file, and nothing behind it: every place in it is one of the text. */
function fileIn({ range: [from, to] }: Value, text: string): string {
	const first = text.indexOf('\n', from) + 1
	return text.slice(0, first).replace(/[^\r\n]/g, ' ') + text.slice(first, to)
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
const podNames = Object.keys(chartAcquisition.names)

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
	const otherwise = `It knows \`${podNames.join('`, `')}\`. Sources of other kinds belong to \`agent.additionalAcquisition\`.`
	return [
		...notAllowed(item, podNames, { key: 'agent.acquisition', where: 'an item of `acquisition`', otherwise }),
		...chartAcquisition.required.flatMap((name): readonly Found[] => {
			const near = item.settings.some((setting) => setting.name !== name && nearest(setting.name, podNames) === name)
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
	return [
		...judgeNames(held, engineReads(names, 'goccy'), text),
		...notAllowed(item, allowed, { key: 'agent.additionalAcquisition', where: `a source of the kind \`${kind}\``, otherwise: 'Take it out.' }),
	]
}

interface Told {
	readonly key: string
	readonly where: string
	/** What is to be done where no other name was meant. */
	readonly otherwise: string
}

function notAllowed({ settings }: Value, allowed: readonly string[], { key, where, otherwise }: Told): readonly Found[] {
	return settings.flatMap((setting): readonly Found[] => {
		if (allowed.includes(setting.name)) return []
		const meant = nearest(setting.name, allowed)
		const message = `The chart’s schema allows no \`${shown(setting.name)}\` in ${where}. ${refuses}`
		return meant === null || settingAt(settings, meant)
			? [found('unknown-option', 'error', setting, key, message, otherwise)]
			: [found('unknown-option', 'error', setting, key, message, `Write \`${meant}\`.`, renamed(setting, meant))]
	})
}

/** What YAML takes for a number, true or false, where it stands without quotes. */
const noText =
	/^(?:true|false|yes|no|on|off|y|n|[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.\d[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\.inf)|\.nan)$/i

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
						`Write \`- name: ${shown(only.name)}\` and below it \`value: "…"\`.`,
					),
				]
			if (value?.is !== 'text' || !value.plain || isFilledIn(value.text) || !noText.test(value.text)) return []
			const quoted = JSON.stringify(value.text)
			const message = `\`${shown(value.text)}\` without quotes is no text: Kubernetes refuses the pod.`
			return [found('bad-value', 'error', value, key, message, `Write \`value: ${shown(quoted)}\`.`, rewritten(value, quoted))]
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
