import { expect, test } from 'vitest'
import { bouncers } from '../facts/bouncers'
import { installedBouncers } from './installed-bouncers'

const found = (...paths: readonly string[]) =>
	installedBouncers(bouncers, (path) => paths.includes(path)).map(({ bouncer, deployment, path }) => [bouncer.id, deployment.id, path])

test('a bouncer is known by its own file', () => {
	expect(found('/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml')).toEqual([
		['firewall', 'deb-nftables', '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'],
	])
	expect(found('/etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf').map(([id]) => id)).toEqual(['nginx'])
})

test('several on one host, each once', () => {
	const ids = found('/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml', '/etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf').map(([id]) => id)
	expect(ids.toSorted()).toEqual(['firewall', 'nginx'])
})

test('the program around a bouncer proves nothing', () => {
	expect(found('/etc/nginx/nginx.conf', '/etc/haproxy/haproxy.cfg', '/etc/caddy/Caddyfile')).toEqual([])
	expect(found()).toEqual([])
})
