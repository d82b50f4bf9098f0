import { type EnginePlaceId, type EngineTaskId, engineCommands, enginePlaces, engineTasks, helm } from '../../../facts/engine'
import { type EngineFieldId, type EngineFixId, engineFields, engineFixes, overrideFiles } from '../../../facts/engine-fixes'
import { posixWord } from '../../shell/posix'
import { powershellWord } from '../../shell/powershell'
import { everywhere, isLoopback, whyNoNetwork } from '../engine-files/networks'
import { formats } from '../formats/all'

/** What the reader typed, by field. */
export type EngineValues = Readonly<Partial<Record<EngineFieldId, string>>>

/** A file that is made, or the part of one that is there already. */
export interface EngineFixFile {
	readonly path: string
	/** What becomes of it. */
	readonly purpose: string
	readonly content: string
}

export interface EngineStep {
	readonly title: string
	/** Null where it is no command. */
	readonly command: string | null
	readonly note: string | null
}

export interface EngineFixed {
	readonly before: readonly EngineStep[]
	readonly files: readonly EngineFixFile[]
	readonly after: readonly EngineStep[]
	/** Fields that the reader has not filled in: words in capitals stand in their place, and nothing is to be copied. */
	readonly lacks: readonly EngineFieldId[]
	/** What was typed and cannot be right. */
	readonly refused: readonly { readonly field: EngineFieldId; readonly message: string }[]
}

/**
 * The files and steps of a fix in one place, with the reader's values.
 *
 * @returns Null where the place has no such file.
 */
export function engineFix(id: EngineFixId, place: EnginePlaceId, values: EngineValues): EngineFixed | null {
	const fields = engineFixes[id].fields[place]
	if (!fields) return null
	const refused = fields.flatMap((field) => {
		const value = values[field] ?? ''
		const message = whyRefused(field, value) ?? (isPublished(id, place, field) ? whyNotPublished(value) : null)
		return message === null ? [] : [{ field, message }]
	})
	const isBad = (field: EngineFieldId) => refused.some((one) => one.field === field)
	const typed = (field: EngineFieldId) => (isBad(field) ? '' : (values[field]?.trim() ?? '') || engineFields[field].initial)
	const given = (field: EngineFieldId) => typed(field) || engineFields[field].stands
	const lacks = fields.filter((field) => typed(field) === '' && !engineFields[field].optional)
	const made = new Maker(place, given, typed)[id]()
	// Neither is needed, but one of them.
	const isIdle = id === 'trusted' && typed('proxies') === '' && typed('admins') === ''
	return { ...made, lacks: isIdle ? ['proxies', ...lacks] : lacks, refused }
}

/** Docker publishes a port at an address of its host, which a name is not. */
function isPublished(id: EngineFixId, place: EnginePlaceId, field: EngineFieldId): boolean {
	return id === 'lapi-reachable' && place === 'docker' && field === 'lapi'
}

function whyNotPublished(value: string): string | null {
	return value.trim() === '' || isAddress(value.trim()) ? null : 'An address of the host: Docker publishes no port at a name.'
}

function isAddress(text: string): boolean {
	return !text.includes('/') && whyNoNetwork(text, true) === null
}

/** Labels of letters, digits and dashes; what is only digits and dots is an address, or nothing. */
const hostName = /^(?![\d.]*$)[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i

/** Why what was typed cannot be right; null where it can, or nothing was typed. */
export function whyRefused(field: EngineFieldId, value: string): string | null {
	const text = value.trim()
	if (text === '') return null
	switch (engineFields[field].holds) {
		case 'host':
			if (/^https?:\/\//i.test(text)) return 'Without `http://`: the address alone.'
			if (isLoopback(text) || everywhere.has(text)) return 'Other hosts do not reach this address.'
			return hostName.test(text) || isAddress(text) ? null : 'An address, or the name of a host.'
		case 'port':
			return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535 ? null : 'A number from 1 to 65535.'
		case 'word':
			return /^[a-z\d][\w.-]{0,63}$/i.test(text) ? null : 'Letters, digits, dots and dashes.'
		case 'networks': {
			for (const one of networksIn(text)) {
				const wrong = whyNoNetwork(one, field !== 'networks')
				if (wrong) return `\`${one}\`: ${wrong.why}${wrong.meant === null ? '' : `, \`${wrong.meant}\``}.`
			}
			return null
		}
		case 'collection':
			return /^[\w-]+\/[\w.-]+$/.test(text) ? null : 'Author and name, such as `crowdsecurity/nginx`.'
	}
}

function networksIn(text: string): readonly string[] {
	return text.split(/[\s,]+/).filter((one) => one !== '')
}

const composeFile = 'docker-compose.yml'
const valuesFile = overrideFiles.kubernetes
const merged =
	'A new file beside config.yaml, or these lines in the one that is there. The engine merges it over config.yaml; a list takes the place of the other one.'
const intoCompose = 'These lines at the service of the engine. A variable or volume counts when the container is made anew.'
const intoValues = 'These lines in your own values. A text such as `config.yaml.local` takes the place of the chart’s own.'

type Made = Omit<EngineFixed, 'lacks' | 'refused'>
type Lines = readonly string[]

class Maker implements Record<EngineFixId, () => Made> {
	constructor(
		private readonly place: EnginePlaceId,
		private readonly given: (field: EngineFieldId) => string,
		private readonly typed: (field: EngineFieldId) => string,
	) {}

	'lapi-reachable'(): Made {
		const port = this.given('port')
		switch (this.place) {
			case 'docker':
				return {
					before: [
						this.told(
							'Let only log processors and bouncers in: published ports pass by most firewalls of the host, so publish the one address that they reach',
						),
					],
					files: [
						{
							path: composeFile,
							purpose: intoCompose,
							content: yaml('services:', '  crowdsec:', '    ports:', `      - ${text(`${bracketed(this.given('lapi'))}:${port}:8080`)}`),
						},
					],
					after: [this.compose(), this.fromOutside()],
				}
			case 'kubernetes':
				return {
					before: [
						this.told('Pods of the same cluster reach the Local API already: crowdsec-service.crowdsec.svc.cluster.local:8080. Only for hosts outside go on'),
					],
					files: [{ path: valuesFile, purpose: intoValues, content: yaml('lapi:', '  service:', '    type: LoadBalancer') }],
					after: [...this.helm(), this.run('The address that it got', 'kubectl get service -n crowdsec crowdsec-service')],
				}
			default:
				return {
					before: [
						this.told(
							`Let port ${port} in from log processors and bouncers alone, in the firewall of the host: from the restart on the Local API listens at all its addresses`,
						),
					],
					files: [this.local(['api:', '  server:', `    listen_uri: ${text(`0.0.0.0:${port}`)}`])],
					after: [
						...(this.place === 'freebsd'
							? [this.told('On OPNsense and pfSense the settings of CrowdSec write this address: set it there, not in the file')]
							: []),
						...(port === '8080'
							? []
							: [this.told('The engine itself and bouncers of this host look for port 8080: change it in `local_api_credentials.yaml` and in their files')]),
						...this.tested(),
						this.fromOutside(),
					],
				}
		}
	}

	'log-processor'(): Made {
		const url = this.lapi()
		const machine = this.given('machine')
		switch (this.place) {
			case 'docker':
				return {
					before: [
						this.run(
							'On the host of the Local API: make the machine; it asks for a password, which you make up',
							`docker exec -it crowdsec cscli machines add ${this.word(machine)} --interactive -f /dev/null`,
						),
						this.told('On this host: write that password into the file `.env` beside the Compose file, as `AGENT_PASSWORD=…`, readable by its owner alone'),
					],
					files: [
						{
							path: composeFile,
							purpose: intoCompose,
							content: yaml(
								'services:',
								'  crowdsec:',
								'    environment:',
								'      DISABLE_LOCAL_API: "true"',
								`      LOCAL_API_URL: ${text(url)}`,
								`      AGENT_USERNAME: ${text(machine)}`,
								'      AGENT_PASSWORD: ${AGENT_PASSWORD:?}',
							),
						},
					],
					after: [this.compose(), ...this.task('lapi-status')],
				}
			case 'kubernetes':
				return {
					before: [
						this.told(
							'On the Local API: `auto_registration` with a token and the addresses from which this cluster comes out. Write the token into the file `token.txt`, without a line break',
						),
						this.run('Give it to the release', 'kubectl create secret generic crowdsec-registration -n crowdsec --from-file=registrationToken=token.txt'),
					],
					files: [
						{
							path: valuesFile,
							purpose: intoValues,
							content: yaml(
								...[
									'lapi:',
									'  enabled: false',
									'agent:',
									`  lapiURL: ${text(url)}`,
									`  lapiHost: ${text(this.given('lapi'))}`,
									`  lapiPort: ${this.given('port')}`,
								],
								...['secrets:', '  externalSecret:', '    name: crowdsec-registration', '    registrationTokenKey: registrationToken'],
							),
						},
					],
					after: [...this.helm(), ...this.task('lapi-status')],
				}
			default:
				return {
					before: [
						...this.task(
							'lapi-register',
							'On the log processor: register. It writes address, name and a password of its own making into `local_api_credentials.yaml`, and shows none',
						),
						// The remark is on the name, which stands here already.
						...this.task('machines-validate', 'On the host of the Local API: accept it').map((step) => ({ ...step, note: null })),
						this.told(
							'Bouncers of this host that ask 127.0.0.1 are cut off when its own Local API ends: give them the other host’s address and a key from there first',
						),
					],
					files: [this.local(['api:', '  server:', '    enable: false'])],
					after: [...this.tested(), ...this.task('lapi-status')],
				}
		}
	}

	'pods-register'(): Made {
		return {
			before: [this.run('The networks of the pods, where the nodes tell them', `kubectl get nodes -o jsonpath='{range .items[*]}{.spec.podCIDR}{"\\n"}{end}'`)],
			files: [{ path: valuesFile, purpose: intoValues, content: yaml('config:', '  config.yaml.local: |', ...indented(4, this.registration())) }],
			after: [...this.helm(), ...this.task('machines-list')],
		}
	}

	trusted(): Made {
		const proxies = networksIn(this.typed('proxies'))
		const admins = networksIn(this.typed('admins'))
		const own: Lines = [
			...(proxies.length > 0 ? ['use_forwarded_for_headers: true', 'trusted_proxies:', ...list(proxies)] : []),
			...(admins.length > 0 ? ['trusted_ips:', ...list(['127.0.0.1', '::1', ...admins])] : []),
		]
		const lines: Lines = own.length > 0 ? own : ['trusted_proxies:', ...list([this.given('proxies')])]
		const below: Lines = ['api:', '  server:', ...indented(4, lines)]
		const before = [this.told('A proxy must set X-Forwarded-For itself and throw away what came with the request; name no address that anybody else can have')]
		if (this.place === 'kubernetes')
			return {
				before,
				files: [
					{
						path: valuesFile,
						purpose: intoValues,
						content: yaml('config:', '  config.yaml.local: |', ...indented(4, [...this.registration(), ...indented(4, lines)])),
					},
				],
				after: [...this.helm(), ...this.task('service-log')],
			}
		return { before, files: this.place === 'docker' ? this.mounted(below) : [this.local(below)], after: [...this.tested(), ...this.task('service-log')] }
	}

	unregister(): Made {
		const lines: Lines = ['api:', '  client:', '    unregister_on_exit: true']
		const after = [...this.task('service-log')]
		const note = this.told('Debian’s 1.4.6 does not know this setting and does not start with it: look at `cscli version` first')
		switch (this.place) {
			case 'docker':
				return {
					before: [],
					files: [
						{ path: composeFile, purpose: intoCompose, content: yaml('services:', '  crowdsec:', '    environment:', '      UNREGISTER_ON_EXIT: "true"') },
					],
					after: [this.compose(), ...after],
				}
			case 'kubernetes':
				return {
					before: [],
					files: [{ path: valuesFile, purpose: intoValues, content: yaml('config:', '  agent_config.yaml.local: |', ...indented(4, lines)) }],
					after: [...this.helm(), ...after],
				}
			default:
				return { before: [note], files: [this.local(lines)], after: [...this.tested(), ...after] }
		}
	}

	'central-api'(): Made {
		const name = this.given('engine')
		const look = [...this.task('capi-status'), this.told('Accept the engine in the Console, and delete the old one there')]
		switch (this.place) {
			case 'docker':
				return {
					before: [
						this.told(
							'Write the key of the Console’s page Enroll into the file `.env` beside the Compose file, as `ENROLL_KEY=…`, readable by its owner alone',
						),
					],
					files: [
						{
							path: composeFile,
							purpose: intoCompose,
							content: yaml(
								...['services:', '  crowdsec:', '    environment:', '      ENROLL_KEY: ${ENROLL_KEY:?}', `      ENROLL_INSTANCE_NAME: ${text(name)}`],
								...['    volumes:', '      - crowdsec-config:/etc/crowdsec', '      - crowdsec-data:/var/lib/crowdsec/data'],
								...['volumes:', '  crowdsec-config:', '  crowdsec-data:'],
							),
						},
					],
					after: [this.compose(), ...look],
				}
			case 'kubernetes':
				return {
					before: [
						this.told('Write the key of the Console’s page Enroll into the file `enrolment.txt`, without a line break'),
						this.run('Give it to the release', 'kubectl create secret generic crowdsec-enrolment -n crowdsec --from-file=key=enrolment.txt'),
					],
					files: [
						{
							path: valuesFile,
							purpose: intoValues,
							content: yaml(
								...['lapi:', '  persistentVolume:', '    config:', '      enabled: true', '    data:', '      enabled: true'],
								...[
									'  env:',
									'    - name: ENROLL_KEY',
									'      valueFrom:',
									'        secretKeyRef:',
									'          name: crowdsec-enrolment',
									'          key: key',
								],
								...['    - name: ENROLL_INSTANCE_NAME', `      value: ${text(name)}`],
							),
						},
					],
					after: [...this.helm(), ...look],
				}
			default: {
				const { cscli } = enginePlaces[this.place]
				return {
					before: [],
					files: [],
					after: [
						this.run('Register at the Central API. It writes `online_api_credentials.yaml`, and shows no password', `${cscli.lapi} capi register`),
						...this.task('service-restart'),
						this.run('Enrol it, with the key that the Console shows under Enroll', `${cscli.lapi} console enroll --name ${this.word(name)} ENROLMENT_KEY`),
						...look,
						...this.task('service-restart', 'Once it is accepted: restart again'),
					],
				}
			}
		}
	}

	collection(): Made {
		const name = this.given('collection')
		if (this.place === 'docker')
			return {
				before: [],
				files: [{ path: composeFile, purpose: intoCompose, content: yaml('services:', '  crowdsec:', '    environment:', `      COLLECTIONS: ${text(name)}`) }],
				after: [this.compose(), ...this.task('collections-list')],
			}
		return {
			before: [],
			files: [{ path: valuesFile, purpose: intoValues, content: yaml('agent:', '  env:', '    - name: COLLECTIONS', `      value: ${text(name)}`) }],
			after: [...this.helm(), ...this.task('collections-list')],
		}
	}

	/** What the chart's own text says, with the reader's networks. */
	private registration(): Lines {
		const networks = networksIn(this.given('networks'))
		return [
			...['api:', '  server:', '    auto_registration:', '      enabled: true', '      token: "${REGISTRATION_TOKEN}"', '      allowed_ranges:'],
			...indented(6, list(['127.0.0.1/32', ...networks])),
		]
	}

	private local(lines: Lines): EngineFixFile {
		return { path: overrideFiles[this.place], purpose: merged, content: yaml(...lines) }
	}

	/** For a container the file lies beside the Compose file. */
	private mounted(lines: Lines): readonly EngineFixFile[] {
		return [
			this.local(lines),
			{
				path: composeFile,
				purpose: intoCompose,
				content: yaml('services:', '  crowdsec:', '    volumes:', `      - ${overrideFiles.docker}:${overrideFiles.host}:ro`),
			},
		]
	}

	/** Tests the files before anything runs with them; in Docker nothing but the container sees them. */
	private tested(): readonly EngineStep[] {
		if (this.place === 'docker')
			return [
				// Compose takes a container for the same while only the content of a mounted file changes.
				this.run('Make the container anew', 'docker compose up -d --force-recreate crowdsec'),
				...this.task('config-test'),
			]
		return [...this.task('config-test', 'Test it: the engine goes on with the old file meanwhile'), ...this.task('service-restart')]
	}

	private fromOutside(): EngineStep {
		const address = this.word(`${this.lapi()}/health`)
		return this.run(
			'From another host: does it answer? `{"status":"up"}`',
			this.place === 'windows' ? `Invoke-RestMethod ${address}` : `curl -sS -m 5 ${address}`,
		)
	}

	private compose(): EngineStep {
		return this.run('Make the container anew', 'docker compose up -d')
	}

	private helm(): readonly EngineStep[] {
		return [this.run('See that the chart takes it', `${helm.run} --dry-run > /dev/null && echo fine`), this.run('Bring it in', helm.run)]
	}

	/** The commands of a task, with the reader's words in them. */
	private task(id: EngineTaskId, title: string = engineTasks[id].title): readonly EngineStep[] {
		return engineCommands(id, this.place)
			.filter(({ click }) => !click)
			.map(({ run, note }, at) => ({ title: at === 0 ? title : '', command: this.filledIn(run), note: note ?? null }))
	}

	/** A command of the facts with the reader's words in place of those that stand for them. */
	private filledIn(command: string): string {
		return command.replaceAll(/http:\/\/LAPI_HOST:8080(\/\S*)?|\bNAME\b/g, (stands, path: string = '') =>
			this.word(stands === 'NAME' ? this.given('machine') : this.lapi() + path),
		)
	}

	/** Where the Local API is asked. */
	private lapi(): string {
		return `http://${bracketed(this.given('lapi'))}:${this.given('port')}`
	}

	/** A value as one word of the shell of the place. */
	private word(value: string): string {
		switch (enginePlaces[this.place].shell) {
			case 'bash':
				return posixWord(value)
			case 'powershell':
				return powershellWord(value)
		}
	}

	private run(title: string, command: string): EngineStep {
		return { title, command, note: null }
	}

	private told(title: string): EngineStep {
		return { title, command: null, note: null }
	}
}

function yaml(...lines: Lines): string {
	return `${lines.join('\n')}\n`
}

function text(value: string): string {
	return formats.yaml.value(value, '')
}

/** Each address of a list on a line of its own. */
function list(values: Lines): Lines {
	return values.map((value) => `  - ${text(value)}`)
}

function indented(by: number, lines: Lines): Lines {
	return lines.map((line) => ' '.repeat(by) + line)
}

/** An IPv6 address in front of a port. */
function bracketed(host: string): string {
	return host.includes(':') ? `[${host}]` : host
}
