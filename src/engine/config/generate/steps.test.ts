import { describe, expect, test } from 'vitest'
import type { BouncerId, ListSource, Value } from '../../../facts/bouncer'
import { bouncerOf, bouncers } from '../../../facts/bouncers'
import type { Generated } from '../types'
import { parseEndpoint } from '../values/endpoint'
import { generate } from './generate'

function made(id: BouncerId, deployment: string, options: Readonly<Record<string, Value>> = {}, source: ListSource = 'integration'): Generated {
	const bouncer = bouncerOf(id)
	const address = parseEndpoint(source === 'integration' ? 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567' : 'http://127.0.0.1:8080')
	if (!bouncer || !address.ok) throw new Error(id)
	const outcome = generate(bouncer, { bouncer: id, deployment, source, endpoint: address.address, key: '', intervalSeconds: null, options })
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
	return outcome.value
}

const commands = ({ steps }: Generated) => steps.map(({ command }) => command ?? '')
const titles = ({ steps }: Generated) => steps.map(({ title }) => title)
const text = ({ files }: Generated) => files.map(({ content }) => content).join('\n')

/** Where in the steps the first one with these words stands. */
function at(generated: Generated, words: string): number {
	const found = generated.steps.findIndex(({ title, command }) => `${title}\n${command}`.includes(words))
	expect(found, words).toBeGreaterThanOrEqual(0)
	return found
}

describe('what stands there already', () => {
	test('lines of a package are compared, never added', () => {
		const nginx = made('nginx', 'deb')
		expect(titles(nginx).join('\n')).not.toContain('Add the lines to')
		expect(nginx.steps[at(nginx, 'Compare /etc/nginx/conf.d/crowdsec_nginx.conf')]?.command).toBe('sudo cat -- /etc/nginx/conf.d/crowdsec_nginx.conf')
	})

	test('a list goes on to hold what it held', () => {
		const django = made('python-sdk', 'django')
		expect(titles(django)[0]).toContain('they add to the list that stands there')
		expect(text(django)).toContain('*MIDDLEWARE]')
	})

	test('a file without a dot in its name is a file, and fields are none', () => {
		expect(titles(made('caddy', 'docker'))).toContain('Save Dockerfile')
		expect(titles(made('magento', 'composer'))[0]).toBe('Enter the values: Magento admin')
	})
})

describe('every program whose file is changed is tested and started again', () => {
	test.each(['deb', 'rpm', 'docker'])('HAProxy with the SPOA daemon, %s', (deployment) => {
		const spoa = made('haproxy-spoa', deployment)
		const tested = at(spoa, 'sudo haproxy -c -f /etc/haproxy/haproxy.cfg')
		expect(tested).toBeLessThan(at(spoa, 'restart crowdsec-spoa-bouncer'))
		expect(at(spoa, 'sudo systemctl reload haproxy')).toBeGreaterThan(at(spoa, 'restart crowdsec-spoa-bouncer'))
	})

	test('systemd reads a changed unit', () => {
		const caddy = made('caddy', 'json')
		expect(at(caddy, 'sudo systemctl daemon-reload')).toBeLessThan(at(caddy, 'sudo systemctl restart caddy'))
	})
})

describe('modes of the firewall bouncer', () => {
	const iptablesChains = /^iptables_chains:/m
	const nftablesBlock = /^nftables:/m

	test.each(['deb-nftables', 'deb-iptables', 'rpm', 'distro-debian', 'manual'])('%s: the lines of the chosen mode, and of no other', (deployment) => {
		const iptables = made('firewall', deployment, { mode: 'iptables' })
		expect(text(iptables)).toMatch(iptablesChains)
		expect(text(iptables)).not.toMatch(nftablesBlock)
		expect(iptables.warnings.map(({ code }) => code)).not.toContain('no-chain')
		const nftables = made('firewall', deployment, { mode: 'nftables' })
		expect(text(nftables)).toMatch(nftablesBlock)
		expect(text(nftables)).not.toMatch(iptablesChains)
		expect(commands(nftables).join('\n')).not.toContain('ipset')
	})

	test('Debian’s own package needs more for iptables, first of all', () => {
		const iptables = made('firewall', 'distro-debian', { mode: 'iptables' })
		expect(at(iptables, 'sudo apt install iptables ipset')).toBeLessThan(at(iptables, 'Save '))
	})

	test('in the mode ipset the sets are made first, under the names that the file has', () => {
		const ipset = made('firewall', 'distro-debian', { mode: 'ipset', blacklists_ipv4: "my set'; touch x" })
		expect(at(ipset, String.raw`sudo ipset -exist create 'my set'\''; touch x' hash:net timeout 300 maxelem 131072`)).toBeLessThan(
			at(ipset, 'sudo systemctl restart'),
		)
		at(ipset, '--match-set crowdsec6-blacklists src -j DROP')
	})
})

describe('packages of one name', () => {
	test.each([
		['firewall', 'deb-nftables', 'distro-debian'],
		['firewall', 'distro-debian', 'deb-nftables'],
		['custom', 'deb', 'distro-debian'],
		['custom', 'distro-debian', 'deb'],
	] as const)('%s %s: the first step tells them apart, and a warning names %s', (id, deployment, other) => {
		const generated = made(id, deployment)
		expect(generated.steps[0]?.command).toMatch(/^dpkg-query /)
		expect(generated.warnings.find(({ code }) => code === 'package-origin')?.message).toContain(other)
	})

	test('every other package named is a deployment of the bouncer', () => {
		for (const { deployments } of bouncers)
			for (const { package: packaged } of deployments) if (packaged) expect(deployments.map(({ id }) => id)).toContain(packaged.other)
	})

	test('Debian’s own custom bouncer gets the file that wins', () => {
		const custom = made('custom', 'distro-debian')
		expect(custom.files.map(({ path }) => path)).toEqual(['/etc/crowdsec/bouncers/crowdsec-custom-bouncer.yaml.local'])
		expect(commands(custom).join('\n')).not.toContain(' -t')
	})
})

describe('pulls', () => {
	test('a bouncer that waits says so before anything else, with a proof for now', () => {
		for (const [id, deployment] of [
			['nginx', 'deb'],
			['openresty', 'docker'],
			['ingress-nginx', 'helm'],
		] as const) {
			const [first] = made(id, deployment).steps
			expect(first?.title, id).toContain('24 hours later')
			expect(first?.command).toMatch(/^read -rsp .*\bcurl .*\/v1\/decisions\/stream\?startup=true' \| tail -c 300$/)
		}
		expect(made('firewall', 'manual').steps[0]?.title).not.toContain('Know when it pulls')
	})

	test('a step that pulls says that it counts, where a plan counts', () => {
		expect(titles(made('php-standalone', 'composer')).join('\n')).toContain('it counts as a pull')
		expect(titles(made('php-standalone', 'composer', {}, 'engine')).join('\n')).not.toContain('it counts as a pull')
	})
})

describe('paths', () => {
	test('the path of an address is no file', () => {
		for (const { id } of bouncerOf('blocklist-mirror')?.deployments ?? [])
			expect(commands(made('blocklist-mirror', id)).join('\n')).not.toContain('/security/blocklist')
	})

	test('what the program makes itself is not looked for; its folder is', () => {
		expect(commands(made('fastly', 'pip'))).toContain('sudo ls -ld -- /var/log /var/lib/crowdsec/crowdsec-fastly-bouncer/cache')
	})

	test('what another generated file brings is not looked for', () => {
		expect(titles(made('traefik', 'kubernetes')).join('\n')).not.toContain('See that')
	})

	test('on Windows in words of PowerShell', () => {
		const windows = made('windows-firewall', 'msi', { ca_cert_path: "C:\\My certs\\it's.pem" })
		expect(windows.steps).toContainEqual(expect.objectContaining({ command: "Get-Item -LiteralPath 'C:\\My certs\\it''s.pem'", shell: 'powershell' }))
	})
})

describe('rights', () => {
	test('a file with the key is closed in a container’s folder too', () => {
		expect(commands(made('openresty', 'docker'))).toContain('chmod 0600 crowdsec-openresty.env')
	})

	test('a file of mode 0600 is given to the user who reads it', () => {
		expect(commands(made('traefik', 'file-yaml'))).toContain('sudo chown "$(systemctl show -p User --value traefik):" /etc/traefik/dynamic/crowdsec.yml')
	})
})

test('no two steps of a deployment have one title', () => {
	for (const { id, deployments, integration } of bouncers)
		for (const deployment of deployments) {
			const source = integration.works === 'no' || deployment.unsupported?.integration ? 'engine' : 'integration'
			const told = titles(made(id, deployment.id, {}, source))
			expect(new Set(told).size, `${id} ${deployment.id}: ${told.join(' | ')}`).toBe(told.length)
		}
	const told = titles(made('firewall', 'distro-debian', { mode: 'ipset' }))
	expect(new Set(told).size).toBe(told.length)
})

test('in Kubernetes the key stands in a Secret alone', () => {
	for (const bouncer of bouncers)
		for (const { id, platform, unsupported } of bouncer.deployments) {
			if (platform !== 'kubernetes' || bouncer.integration.works === 'no' || unsupported?.integration) continue
			const holding = made(bouncer.id, id).files.filter(({ content }) => content.includes('<your-api-key>'))
			expect(
				holding.map(({ content }) => /^kind: (\w+)$/m.exec(content)?.[1]),
				`${bouncer.id} ${id}`,
			).toEqual(['Secret'])
		}
})
