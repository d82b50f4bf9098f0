import type { BouncerId } from './bouncer'

/**
 * Why no test of ours lets a bouncer itself pull; every other one does. The tests run what Debian and the npm registry have, and
 * what lies in the folder PROGRAMS_DIR, on a machine with nothing else on it.
 */
export const notRun: Readonly<Partial<Record<BouncerId, string>>> = {
	'ingress-nginx': 'it needs a Kubernetes cluster',
	'nginx-module': 'it is built for each version of NGINX and is in no package of Debian',
	apache: 'its module has to be built from source',
	'traefik-forwardauth': 'it is a container image only',
	'php-lib': 'it comes with Composer, from Packagist',
	magento: 'it needs a Magento shop',
	'cloudflare-legacy': 'it needs an account at Cloudflare',
	'windows-firewall': 'it needs Windows',
}
