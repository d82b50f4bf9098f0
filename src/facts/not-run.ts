import type { BouncerId } from './bouncer'

const ownRepository = 'it is in CrowdSec’s own package repository only'
const luaLibrary = 'CrowdSec’s Lua library is in no package of Debian'
const composer = 'it comes with Composer, from Packagist'

/**
 * Why no test of ours lets a bouncer itself pull; every other one does. The tests run what Debian and the npm registry have, on a
 * machine with nothing else on it.
 */
export const notRun: Readonly<Partial<Record<BouncerId, string>>> = {
	nginx: luaLibrary,
	openresty: luaLibrary,
	'ingress-nginx': 'it needs a Kubernetes cluster',
	'nginx-module': 'it is built for each version of NGINX and is in no package of Debian',
	apache: 'its module has to be built from source',
	traefik: 'Traefik is in no package of Debian, and fetches the plugin from the network when it starts',
	'traefik-forwardauth': 'it is a container image only',
	haproxy: luaLibrary,
	'haproxy-spoa': ownRepository,
	caddy: 'it has to be compiled into Caddy',
	envoy: 'it is a container image, or a program of its release page',
	wordpress: 'it needs a WordPress site',
	'php-standalone': composer,
	'php-lib': composer,
	magento: 'it needs a Magento shop',
	'cloudflare-worker': 'it needs an account at Cloudflare',
	'cloudflare-legacy': 'it needs an account at Cloudflare',
	fastly: 'it needs an account at Fastly',
	'aws-waf': 'it needs an account at AWS',
	'blocklist-mirror': ownRepository,
	'windows-firewall': 'it needs Windows',
	'go-sdk': 'Debian has version 0.0.2 of the library only, which brings a compiler and 390 other packages',
	'python-sdk': 'the library is on PyPI only',
}
