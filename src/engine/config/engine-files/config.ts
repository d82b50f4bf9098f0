import { engineConfig, unknownToDebian } from '../../../facts/engine-config'
import { yaml } from '../formats/yaml'
import { type Found, found, isFilledIn, shown } from './found'
import { engineReads, judgeNames } from './names'
import { everywhere, isLoopback, isOfOthers, type Listens, listensAt } from './networks'
import { rewritten, type Setting, settingAt, textAt, truthAt, type Value } from './tree'

/** What is known beside the text itself. */
export interface ConfigSurroundings {
	/** A `.local`: what is not in it stands in the file that it is merged over. */
	readonly isOverride: boolean
	/** `chart`: the pods of a release, where others must reach the Local API, at the port that the chart's service names. */
	readonly in: 'host' | 'chart'
}

/** What is wrong with `config.yaml` or its `.local`, as `pkg/csconfig` and `pkg/apiserver` of the engine read them. */
export function judgeConfig(settings: readonly Setting[], text: string, surroundings: ConfigSurroundings): readonly Found[] {
	const whole = !surroundings.isOverride && settingAt(settings, 'config_paths') !== undefined
	return [
		...judgeNames(settings, engineReads(engineConfig, 'go-yaml'), text),
		...listener(settings, surroundings),
		...registration(settings),
		...trust(settings),
		...(whole ? absent(settings) : []),
		...newer(settings, surroundings),
	]
}

const server = ['api', 'server'] as const

function valueAt(settings: readonly Setting[], ...path: readonly string[]): Value | null {
	const value = settingAt(settings, ...path)?.value ?? null
	return value && value.is === 'text' && value.text !== '' && !isFilledIn(value.text) ? value : null
}

function listener(settings: readonly Setting[], surroundings: ConfigSurroundings): readonly Found[] {
	const value = valueAt(settings, ...server, 'listen_uri')
	if (!value || truthAt(settings, ...server, 'enable') === false) return []
	const key = 'api.server.listen_uri'
	const listens = listensAt(value.text)
	if ('why' in listens) {
		const edits = listens.meant === null ? [] : rewritten(value, yaml.value(listens.meant, ''))
		const fix = listens.meant === null ? 'Write address and port, such as `127.0.0.1:8080`.' : `Write \`${listens.meant}\`.`
		const message = `The Local API cannot listen at \`${shown(value.text)}\`: ${listens.why}. \`crowdsec -t\` does not notice; the engine ends when it starts.`
		return [found('listen-form', 'error', value, key, message, fix, edits)]
	}
	return [...samePort(settings, value, listens), ...(surroundings.in === 'chart' ? ofChart(value, listens) : onLoopback(settings, value, listens))]
}

/** The engine's own numbers want the same port. */
function samePort(settings: readonly Setting[], value: Value, { host, port }: Listens): readonly Found[] {
	if (truthAt(settings, 'prometheus', 'enabled') === false) return []
	const own = valueAt(settings, 'prometheus', 'listen_port')
	const address = textAt(settings, 'prometheus', 'listen_addr') ?? '127.0.0.1'
	const isSame = own ? own.text === port : port === '6060'
	const isBeside = everywhere.has(host) || everywhere.has(address) || host === address || (isLoopback(host) && isLoopback(address))
	if (!isSame || !isBeside) return []
	return [
		found(
			'port-twice',
			'warning',
			own ?? value,
			own ? 'prometheus.listen_port' : 'api.server.listen_uri',
			`The Local API and the engine’s own numbers (\`prometheus\`) both want port ${port}: only one of them gets it. \`crowdsec -t\` does not notice.`,
			own ? 'Give the numbers another port; `6060` is the usual one.' : 'Give the Local API another port; `8080` is the usual one.',
		),
	]
}

function ofChart(value: Value, { host, port }: Listens): readonly Found[] {
	const key = 'api.server.listen_uri'
	const edits = rewritten(value, '0.0.0.0:8080')
	if (isLoopback(host))
		return [
			found(
				'listen-loopback',
				'error',
				value,
				key,
				`At \`${value.text}\` nobody outside of the pod reaches the Local API: neither the chart’s service nor the probes of Kubernetes, which end the pod again and again.`,
				'Write `0.0.0.0:8080`, or leave the line out: the image has that.',
				edits,
			),
		]
	if (port === '8080') return []
	return [
		found(
			'listen-form',
			'error',
			value,
			key,
			`The chart’s service and probes ask port 8080, and the Local API listens at ${port}: no log processor and no bouncer reaches it.`,
			'Write `0.0.0.0:8080`, or leave the line out.',
			edits,
		),
	]
}

/** What else the same file says of others that ask. */
function onLoopback(settings: readonly Setting[], value: Value, { host }: Listens): readonly Found[] {
	if (!isLoopback(host)) return []
	const key = 'api.server.listen_uri'
	const ranges = settingAt(settings, ...server, 'auto_registration', 'allowed_ranges')?.value?.items ?? []
	const others = ranges.find((item) => isOfOthers(item.text))
	if (others && truthAt(settings, ...server, 'auto_registration', 'enabled') === true)
		return [
			found(
				'listen-loopback',
				'warning',
				value,
				key,
				`Log processors of \`${shown(others.text)}\` may register themselves, and at \`${value.text}\` none of them reaches the Local API.`,
				'Write an address that they reach, or `0.0.0.0:8080` where a firewall lets only them in.',
			),
		]
	if (truthAt(settings, 'crowdsec_service', 'enable') !== false) return []
	return [
		found(
			'listen-loopback',
			'info',
			value,
			key,
			`This engine is a Local API without a log processor of its own, and only its own host reaches it at \`${value.text}\`.`,
			'For log processors and bouncers of other hosts write an address that they reach.',
		),
	]
}

function registration(settings: readonly Setting[]): readonly Found[] {
	const path = [...server, 'auto_registration'] as const
	const block = settingAt(settings, ...path)
	if (!block || truthAt(settings, ...path, 'enabled') !== true) return []
	const token = textAt(settings, ...path, 'token')
	const told: Found[] = []
	const starts = 'The engine does not start with it.'
	if (token === null || token === '')
		told.push(
			found(
				'missing-option',
				'error',
				block,
				`${path.join('.')}.token`,
				`Machines may register themselves, and no \`token\` is set. ${starts}`,
				'Set a `token` of 32 characters or more.',
			),
		)
	else if (token.length < 32 && !isFilledIn(token)) {
		const at = settingAt(settings, ...path, 'token')?.value ?? block
		told.push(
			found(
				'bad-value',
				'error',
				at,
				`${path.join('.')}.token`,
				`The token has ${token.length} characters, and 32 are the least. ${starts}`,
				'Make a longer one: `openssl rand -hex 32`.',
			),
		)
	}
	if (!settingAt(settings, ...path, 'allowed_ranges')?.value)
		told.push(
			found(
				'missing-option',
				'error',
				block,
				`${path.join('.')}.allowed_ranges`,
				`Machines may register themselves, and no \`allowed_ranges\` says from where. ${starts}`,
				'Set `allowed_ranges` to a list with the networks of the log processors.',
			),
		)
	return told
}

function trust(settings: readonly Setting[]): readonly Found[] {
	const at = settingAt(settings, ...server, 'use_forwarded_for_headers')
	if (!at || truthAt(settings, ...server, 'use_forwarded_for_headers') !== true || settingAt(settings, ...server, 'trusted_proxies')) return []
	return [
		found(
			'trusts-everybody',
			'warning',
			at,
			'api.server.use_forwarded_for_headers',
			'Without `trusted_proxies` the engine believes everybody’s `X-Forwarded-For`: whoever reaches the Local API can say that it comes from 127.0.0.1, which may do everything.',
			'Set `trusted_proxies` to a list with the addresses of your proxies.',
		),
	]
}

/** The engine does not start without them. */
function absent(settings: readonly Setting[]): readonly Found[] {
	const told: Found[] = []
	const paths = settingAt(settings, 'config_paths')
	if (paths && !textAt(settings, 'config_paths', 'data_dir'))
		told.push(
			found(
				'missing-option',
				'error',
				paths,
				'config_paths.data_dir',
				'No `data_dir` is set: the engine does not start.',
				'Set it; packages have `/var/lib/crowdsec/data/`.',
			),
		)
	const api = settingAt(settings, ...server)
	if (!api?.value || truthAt(settings, ...server, 'enable') === false) return told
	if (!textAt(settings, ...server, 'listen_uri') && !textAt(settings, ...server, 'listen_socket'))
		told.push(
			found(
				'missing-option',
				'error',
				api,
				'api.server.listen_uri',
				'The Local API has no address to listen at: the engine does not start.',
				'Set `listen_uri: 127.0.0.1:8080`.',
			),
		)
	if (!settingAt(settings, 'db_config')?.value)
		told.push(
			found(
				'missing-option',
				'error',
				api,
				'db_config',
				'There is no `db_config`: the Local API does not start without a database.',
				'Put the one of the package back.',
			),
		)
	return told
}

/** What the engine of a distribution does not know yet. */
function newer(settings: readonly Setting[], { in: place }: ConfigSurroundings): readonly Found[] {
	if (place === 'chart') return []
	return unknownToDebian.flatMap((path): readonly Found[] => {
		const setting = settingAt(settings, ...path.split('.'))
		if (!setting) return []
		const message = `The engine of Debian 12 and 13 (1.4.6) does not know \`${setting.name}\` yet, and does not start with it. Newer ones do.`
		return [found('newer-option', 'info', setting, path, message, 'Look at `cscli version`; with 1.4.6 take it out.')]
	})
}
