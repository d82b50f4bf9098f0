import { type Bouncer, bouncerIds } from '../bouncer'
import { kindNames } from '../kinds'
import { apache } from './apache'
import { awsWaf } from './aws-waf'
import { blocklistMirror } from './blocklist-mirror'
import { caddy } from './caddy'
import { cloudflareLegacy } from './cloudflare-legacy'
import { cloudflareWorker } from './cloudflare-worker'
import { custom } from './custom'
import { envoy } from './envoy'
import { fastly } from './fastly'
import { firewall } from './firewall'
import { goSdk } from './go-sdk'
import { haproxy } from './haproxy'
import { haproxySpoa } from './haproxy-spoa'
import { ingressNginx } from './ingress-nginx'
import { magento } from './magento'
import { nginx } from './nginx'
import { nginxModule } from './nginx-module'
import { nodejs } from './nodejs'
import { openresty } from './openresty'
import { phpLib } from './php-lib'
import { phpStandalone } from './php-standalone'
import { pythonSdk } from './python-sdk'
import { traefik } from './traefik'
import { traefikForwardauth } from './traefik-forwardauth'
import { windowsFirewall } from './windows-firewall'
import { wordpress } from './wordpress'

const known: readonly Bouncer[] = [
	nginx,
	openresty,
	ingressNginx,
	nginxModule,
	apache,
	traefik,
	traefikForwardauth,
	haproxy,
	haproxySpoa,
	caddy,
	envoy,
	wordpress,
	phpStandalone,
	phpLib,
	magento,
	cloudflareWorker,
	cloudflareLegacy,
	fastly,
	awsWaf,
	firewall,
	custom,
	blocklistMirror,
	windowsFirewall,
	goSdk,
	pythonSdk,
	nodejs,
]

/** Every bouncer that we know, in the order of `bouncerIds`. */
export const bouncers: readonly Bouncer[] = bouncerIds.flatMap((id) => known.filter((bouncer) => bouncer.id === id))

/** The bouncer of that id, where it is one. */
export function bouncerOf(id: string): Bouncer | undefined {
	return bouncers.find((bouncer) => bouncer.id === id)
}

/**
 * Bouncers whose id, name or alias holds the text, best first; after them those of a kind of that name, and those for which some
 * page invented a service or a file of that name. All of them for an empty text.
 */
export function findBouncers(text: string): readonly Bouncer[] {
	const wanted = text.trim().toLowerCase()
	if (wanted === '') return bouncers
	const rank = (bouncer: Bouncer): number => {
		const words = [bouncer.id, bouncer.name.toLowerCase(), ...bouncer.aliases]
		if (words.includes(wanted)) return 0
		if (words.some((word) => word.startsWith(wanted))) return 1
		if (words.some((word) => word.includes(wanted))) return 2
		if (kindNames[bouncer.kind].toLowerCase().includes(wanted)) return 3
		const invented = bouncer.legacyNames.filter(({ what }) => what === 'service' || what === 'file' || what === 'module')
		return invented.some(({ name }) => name.toLowerCase() === wanted) ? 4 : 5
	}
	return bouncers
		.map((bouncer) => ({ bouncer, rank: rank(bouncer) }))
		.filter(({ rank }) => rank < 5)
		.sort((a, b) => a.rank - b.rank)
		.map(({ bouncer }) => bouncer)
}
