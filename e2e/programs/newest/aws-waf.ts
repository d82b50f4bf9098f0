import type { Stage } from '../stage'
import { type Besides, goClient, install, type NewestProgram, told } from './program'
import { type Question, type StandInApi, standInAt } from './stand-in-api'

const program = 'crowdsec-aws-waf-bouncer'

interface Named {
	readonly Name: string
	readonly Id: string
	readonly ARN: string
	readonly LockToken: string
	readonly [more: string]: unknown
}

type Kind = 'IPSet' | 'RuleGroup' | 'WebACL'

/** What an account has in AWS WAF, and the API that changes it. */
class Waf {
	private readonly kept: Readonly<Record<Kind, Map<string, Named>>> = { IPSet: new Map(), RuleGroup: new Map(), WebACL: new Map() }

	constructor() {
		this.clear()
	}

	clear(): void {
		for (const things of Object.values(this.kept)) things.clear()
		this.keep('WebACL', { Name: 'your-web-acl', DefaultAction: { Allow: {} }, Rules: [], VisibilityConfig: visibility })
	}

	/** Whether a request from the address is blocked: its set is named in a rule that blocks, of a group that the web ACL has. */
	blocks(address: string): boolean {
		const acl = JSON.stringify(this.kept.WebACL.get('your-web-acl'))
		const groups = [...this.kept.RuleGroup.values()].filter(({ ARN }) => acl.includes(ARN))
		const blocking = groups.flatMap(({ Rules }) => (Rules ?? []) as readonly { readonly Action: object }[]).filter(({ Action }) => 'Block' in Action)
		const rules = JSON.stringify(blocking)
		return [...this.kept.IPSet.values()].some(({ ARN, Addresses }) => rules.includes(ARN) && JSON.stringify(Addresses).includes(`"${address}/32"`))
	}

	/** AWS WAF V2: one path, the action in the header X-Amz-Target. */
	readonly answer = ({ headers, body }: Question): unknown => {
		const [, action, kind] = /\.(List|Get|Create|Update|Delete)(IPSet|RuleGroup|WebACL)s?$/.exec(String(headers['x-amz-target'])) ?? []
		if (action === undefined || !isKind(kind)) return null
		const input = JSON.parse(body) as { readonly Name: string }
		const things = this.kept[kind]
		switch (action) {
			case 'List':
				return { [`${kind}s`]: [...things.values()] }
			case 'Get':
				return things.has(input.Name) ? { [kind]: things.get(input.Name), LockToken: 'lock' } : null
			case 'Create':
				return { Summary: this.keep(kind, input) }
			case 'Update':
				this.keep(kind, { ...things.get(input.Name), ...input })
				return { NextLockToken: 'lock' }
			default:
				things.delete(input.Name)
				return {}
		}
	}

	private keep(kind: Kind, thing: { readonly Name: string; readonly [more: string]: unknown }): Named {
		const Id = `${kind}-${thing.Name}`
		const kept = { ...thing, Id, ARN: `arn:aws:wafv2:eu-west-1:123456789012:regional/${kind.toLowerCase()}/${thing.Name}/${Id}`, LockToken: 'lock' }
		this.kept[kind].set(thing.Name, kept)
		return kept
	}
}

const visibility = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'acl' }
const isKind = (kind: string | undefined): kind is Kind => kind === 'IPSet' || kind === 'RuleGroup' || kind === 'WebACL'

const waf = new Waf()
let api: StandInApi | undefined

/** The AWS WAF bouncer before a stand-in for the API, which is told to it as AWS's own programs are told. */
export const awsPrograms: readonly NewestProgram[] = [
	{
		bouncer: 'aws-waf',
		deployment: 'deb',
		program,
		needs: [program],
		version: () => told(program, ['-version']),
		note: 'before a stand-in for the API of AWS; the rules that it made there were read',
		besides: async (stage: Stage): Promise<Besides> => {
			api = await standInAt(stage, waf.answer)
			return { clear: () => waf.clear(), hosts: [], close: api.close }
		},
		lay: (stage, files) => {
			install(stage, program)
			stage.root.write('/etc/aws', `AWS_ENDPOINT_URL=http://${api?.address}\n`)
			return files
		},
		command: [
			'sh',
			'-c',
			`. /etc/aws; export AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b; exec ${program} -c /etc/crowdsec/bouncers/${program}.yaml`,
		],
		log: '/var/log/crowdsec-aws-waf-bouncer.log',
		tells: goClient,
		blocks: (_stage, address) => waf.blocks(address),
	},
]
