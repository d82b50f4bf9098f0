import { withText } from '../generated'
import type { Stage } from '../stage'
import { type Besides, type NewestProgram, programFile, quietPull, told } from './program'
import { type Question, standInFor } from './stand-in-api'

const service = 'SU1Z0isxPaozGVKXdv0eY'
const own: Readonly<Record<string, string>> = {
	YOUR_FASTLY_TOKEN: 'd'.repeat(32),
	YOUR_SERVICE_ID: service,
	YOUR_SITE_KEY: 'site',
	YOUR_SECRET_KEY: 'secret',
}

/** The addresses in each access control list of the service, and the lists of the version that was activated. */
const entries = new Map<string, Set<string>>()
const snippets = new Map<string, string>()
let active = false

/** The Python daemon before a stand-in for the API of Fastly, which keeps lists and snippets. */
export const fastlyPrograms: readonly NewestProgram[] = [
	{
		bouncer: 'fastly',
		deployment: 'pip',
		program: 'crowdsec-fastly-bouncer',
		needs: ['fastly'],
		version: () => told('fastly/bin/pip', ['show', 'crowdsec-fastly-bouncer'], /^Version: (\S+)/m),
		note: 'before a stand-in for the API of Fastly; the lists and snippets that it made there were read',
		besides: fastly,
		lay: (_stage, files) => {
			const filled = Object.entries(own).reduce((all, [mark, value]) => withText(all, mark, value), files)
			// One list in the place of twenty: between two it waits.
			return withText(filled, 'max_items: 20000', 'max_items: 1000')
		},
		command: [
			...['env', 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt', 'REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt', 'PYTHONUNBUFFERED=1'],
			...[programFile('fastly', 'bin', 'python'), programFile('fastly', 'bin', 'crowdsec-fastly-bouncer')],
			...['-c', '/etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml'],
		],
		log: '/var/log/crowdsec-fastly-bouncer.log',
		tells: {
			...quietPull,
			'a web page in the place of the list': { cause: 'endpoint-empty-blocklist', why: 'it says the same of an empty answer and of a page' },
		},
		blocks: (_stage, address) => active && [...entries.values()].some((addresses) => addresses.has(address)) && [...snippets.values()].some(bans),
	},
]

const bans = (content: string) => content.includes('error 403') || content.includes('ban')

async function fastly(stage: Stage): Promise<Besides> {
	const api = await standInFor('api.fastly.com', stage, answer)
	const clear = () => {
		entries.clear()
		snippets.clear()
		active = false
	}
	return { clear, hosts: api.hosts, close: api.close }
}

function answer({ method, path, body }: Question): unknown {
	const below = path.replace(`/service/${service}/`, '')
	const asked = `${method} ${below}`
	const id = /^acl\/([^/]+)\/entries$/.exec(below)?.[1]
	switch (true) {
		case asked === 'GET version':
			return [{ number: 1, active: true, updated_at: '2026-11-30T09:00:00Z' }]
		case asked === 'PUT version/1/clone':
			return { number: 2 }
		case asked === 'POST version/2/acl': {
			const name = new URLSearchParams(body).get('name') ?? ''
			entries.set(name, new Set())
			return { id: name, name }
		}
		case asked === 'POST version/2/snippet': {
			const sent = new URLSearchParams(body)
			const name = sent.get('name') ?? ''
			snippets.set(name, sent.get('content') ?? '')
			return { id: name, name }
		}
		case asked.startsWith('PUT snippet/'):
			snippets.set(below.slice('snippet/'.length), new URLSearchParams(body).get('content') ?? '')
			return {}
		case asked === 'PUT version/2/activate':
			active = true
			return {}
		case method === 'PATCH' && id !== undefined:
			for (const { op, ip } of (JSON.parse(body) as { readonly entries: readonly { readonly op: string; readonly ip?: string }[] }).entries)
				if (op === 'create' && ip !== undefined) entries.get(id)?.add(ip)
			return { status: 'ok' }
		case method === 'GET' && id !== undefined:
			return [...(entries.get(id) ?? [])].map((ip) => ({ id: ip, ip, subnet: 32 }))
		case method === 'GET':
			return []
		default:
			return {}
	}
}
