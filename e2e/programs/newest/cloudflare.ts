import type { Stage } from '../stage'
import { type Besides, goClient, install, installed, type NewestProgram, told } from './program'
import { type Question, standInFor } from './stand-in-api'

const zone = 'a'.repeat(32)
const account = 'b'.repeat(32)
const namespace = 'c'.repeat(32)
const program = 'crowdsec-cloudflare-worker-bouncer'

const firstPullFailed = { cause: 'polling-stopped', why: 'it hides why its first pull failed' } as const

/** What the daemon wrote where its worker looks up each visitor: Workers KV of the account. */
const written = new Map<string, string>()

/** The daemon of the Cloudflare worker before a stand-in for Cloudflare's API, which keeps what is written to Workers KV. */
export const cloudflarePrograms: readonly NewestProgram[] = [
	{
		bouncer: 'cloudflare-worker',
		deployment: 'daemon',
		program,
		needs: [program],
		version: () => told(program, ['-version']),
		note: 'before a stand-in for Cloudflare’s API; what it wrote for its worker was read, the worker was not run',
		besides: cloudflare,
		lay: (stage, files) => {
			install(stage, program)
			const own: Readonly<Record<string, string>> = { YOUR_ACCOUNT_ID: account, YOUR_CLOUDFLARE_TOKEN: 'd'.repeat(40), YOUR_ZONE_ID: zone }
			const filled = (text: string) => Object.entries(own).reduce((all, [mark, value]) => all.replaceAll(mark, value), text)
			return files.map((file) => ({ ...file, content: filled(file.content) }))
		},
		command: [installed(program), '-c', `/etc/crowdsec/bouncers/${program}.yaml`],
		tells: {
			...goClient,
			'a wrong key': firstPullFailed,
			'a wrong path': firstPullFailed,
			'too many pulls': firstPullFailed,
			'a web page in the place of the list': firstPullFailed,
		},
		blocks: (_stage, address) => written.has(address),
	},
]

async function cloudflare(stage: Stage): Promise<Besides> {
	const api = await standInFor('api.cloudflare.com', stage, answer)
	return { clear: () => written.clear(), hosts: api.hosts, close: api.close }
}

const page = { page: 1, per_page: 50, count: 1, total_count: 1, total_pages: 1, cursor: '' }
const success = (result: unknown) => ({ success: true, errors: [], messages: [], result, result_info: page })

function answer({ method, path, body }: Question): unknown {
	const asked = `${method} ${path.replace('/client/v4', '')}`
	const ofAccount = `/accounts/${account}`
	switch (true) {
		case asked === 'GET /zones':
			return success([{ id: zone, name: 'example.com', account: { id: account } }])
		case asked === `GET ${ofAccount}`:
			return success({ id: account, name: 'owner' })
		case asked === `POST ${ofAccount}/storage/kv/namespaces`:
			return success({ id: namespace, title: 'CROWDSECCFBOUNCERNS' })
		case asked === `PUT ${ofAccount}/storage/kv/namespaces/${namespace}/bulk`:
			for (const { key, value } of JSON.parse(body) as readonly { readonly key: string; readonly value: string }[]) written.set(key, value)
			return success(null)
		case asked === `POST ${ofAccount}/challenges/widgets`:
			return success({ sitekey: 'site', secret: 'e'.repeat(32), name: 'crowdsec-cloudflare-worker-bouncer-widget', domains: ['example.com'], mode: 'managed' })
		case asked.startsWith('PUT /accounts/') && path.includes('/workers/scripts/'):
			return success({ id: path.split('/').pop(), etag: 'etag', script: '' })
		case asked.startsWith('POST /zones/'):
			return success({ id: 'route', pattern: '*example.com/*', script: program })
		case method === 'GET':
			return success([])
		default:
			return success({ id: 'done' })
	}
}
