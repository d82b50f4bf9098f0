import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GeneratedFile } from '../../src/engine/config/types'
import type { BouncerId } from '../../src/facts/bouncer'
import { generated, withText } from './generated'
import { debianVersion, skipped, whyMissing } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'

const lua = '/usr/lib/nginx/modules/ngx_http_lua_module.so'
const reason = whyNoStage() ?? whyMissing('/usr/sbin/nginx', 'nginx') ?? whyMissing(lua, 'libnginx-mod-http-lua')

/** What a reader's own nginx.conf has around the generated files. */
const around = (http: string) => `load_module modules/ndk_http_module.so;\nload_module modules/ngx_http_lua_module.so;\nevents {}\n${http}\n`

describe.skipIf(skipped('NGINX', reason))('the real NGINX with Lua', () => {
	const record = new ProofRecord('nginx')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
	})
	afterAll(() => stage?.close())

	const isNginx = ({ language }: GeneratedFile) => language === 'nginx'

	/** Files of conf.d are included into `http`; a part of nginx.conf itself stands where it says. */
	async function check(files: readonly GeneratedFile[]) {
		stage.set(files)
		const parts = files.filter(isNginx)
		const whole = parts.filter(({ path }) => path.endsWith('/nginx.conf')).map(({ content }) => content)
		const included = parts.filter(({ path }) => !path.endsWith('/nginx.conf')).map(({ path }) => `include ${path};`)
		stage.root.write('/etc/nginx/test.conf', around([...whole, ...(included.length > 0 ? [`http { ${included.join(' ')} }`] : [])].join('\n')))
		// The package's own file, which the generated lines include.
		stage.root.write('/usr/local/openresty/nginx/conf/conf.d/crowdsec_openresty.conf', 'lua_shared_dict crowdsec_cache 50m;\n')
		return stage.run(['/usr/sbin/nginx', '-t', '-c', '/etc/nginx/test.conf'])
	}

	it.each([
		['nginx', 'deb'],
		['nginx', 'tarball'],
		['openresty', 'deb'],
		['openresty', 'rpm'],
		['openresty', 'tarball'],
	] as const)('accepts the NGINX files for %s %s', async (bouncer: BouncerId, deployment) => {
		const files = withText(generated(bouncer, deployment), 'resolver your-dns-server', 'resolver 192.0.2.53')
		expect(files.filter(isNginx)).not.toEqual([])
		const { output, exitCode } = await check(files)
		expect(exitCode, output).toBe(0)
		expect(output).toContain('test is successful')
		record.add(
			{
				program: 'NGINX',
				version: debianVersion('nginx'),
				proven: 'accepted',
				note: 'those for NGINX, with its Lua module; CrowdSec’s Lua library was not run',
			},
			bouncer,
			deployment,
		)
	})

	it('refuses a mistake in them', async () => {
		const { output, exitCode } = await check(
			withText(withText(generated('nginx', 'deb'), 'your-dns-server', '192.0.2.53'), 'lua_shared_dict crowdsec_cache 50m;', 'lua_shared_dict crowdsec_cache;'),
		)
		expect(exitCode, output).toBe(1)
		expect(output).toContain('lua_shared_dict')
	})

	record.hold()
})
