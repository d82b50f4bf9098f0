import type { BouncerId } from '../../src/facts/bouncer'
import type { Repository } from '../../src/facts/upstream'
import { goStruct } from '../options/go'
import type { ReadOptions } from '../options/reader'
import { groupBy } from './group-by'

/** How the releases of a repository are told from its other tags, and what readers call them. */
export interface Releases {
	/** What stands before the numbers in a tag. */
	readonly tags?: string
	/** What a version is called where it is not the bouncer's own: `library v1.0.7`. */
	readonly called?: string
	/** The oldest release that a reader may still run, and why: what came before needs no word. */
	readonly oldest?: string
}

/** Repositories that need a word; the others are read as they are. */
export const releasesOf: Readonly<Partial<Record<Repository, Releases>>> = {
	// The packages of Debian 12, the oldest system that has them.
	'crowdsecurity/cs-firewall-bouncer': { oldest: 'v0.0.25' },
	'crowdsecurity/cs-custom-bouncer': { oldest: 'v0.0.15' },
	'crowdsecurity/go-cs-bouncer': { oldest: 'v0.0.2' },
	// The packages of NGINX and OpenResty take the library's own branch, not one release of it.
	'crowdsecurity/lua-cs-bouncer': { called: 'library ' },
	// What came before is of 2022 and older.
	'maxlerebourg/crowdsec-bouncer-traefik-plugin': { oldest: 'v1.0.0' },
	'crowdsecurity/cs-cloudflare-bouncer': { oldest: 'v0.1.0' },
	'crowdsecurity/cs-wordpress-bouncer': { oldest: 'v2.0.0' },
	'crowdsecurity/php-cs-bouncer': { called: 'bouncer library ', oldest: 'v1.0.0' },
	// What version 1.0.0 of the bouncer library asks for.
	'crowdsecurity/php-remediation-engine': { called: 'remediation-engine ', oldest: 'v2.0.0' },
	'crowdsecurity/php-lapi-client': { called: 'lapi-client ', oldest: 'v2.0.0' },
	'crowdsecurity/php-common': { called: 'common ', oldest: 'v1.2.0' },
	'thib3113/node-crowdsec': { called: 'crowdsec-client ', tags: 'crowdsec-client/' },
	// Before, CrowdSec was a plugin of its own, which the page does not tell of.
	'bunkerity/bunkerweb': { called: 'BunkerWeb ', oldest: 'v1.6.1' },
}

/** The repository whose releases a reader of this bouncer knows as its version. */
export const ownRepository: Readonly<Partial<Record<BouncerId, Repository>>> = {
	'ingress-nginx': 'crowdsecurity/cs-openresty-bouncer',
	apache: 'crowdsecurity/cs-apache2-bouncer',
	traefik: 'maxlerebourg/crowdsec-bouncer-traefik-plugin',
	'traefik-forwardauth': 'fbonalair/traefik-crowdsec-bouncer',
	haproxy: 'crowdsecurity/cs-haproxy-bouncer',
	'haproxy-spoa': 'crowdsecurity/cs-haproxy-spoa-bouncer',
	caddy: 'hslatman/caddy-crowdsec-bouncer',
	envoy: 'kdwils/envoy-proxy-crowdsec-bouncer',
	wordpress: 'crowdsecurity/cs-wordpress-bouncer',
	'php-standalone': 'crowdsecurity/cs-standalone-php-bouncer',
	'php-lib': 'crowdsecurity/php-cs-bouncer',
	magento: 'crowdsecurity/cs-magento-bouncer',
	'cloudflare-worker': 'crowdsecurity/cs-cloudflare-worker-bouncer',
	'cloudflare-legacy': 'crowdsecurity/cs-cloudflare-bouncer',
	fastly: 'crowdsecurity/cs-fastly-bouncer',
	'aws-waf': 'crowdsecurity/cs-aws-waf-bouncer',
	firewall: 'crowdsecurity/cs-firewall-bouncer',
	custom: 'crowdsecurity/cs-custom-bouncer',
	'blocklist-mirror': 'crowdsecurity/cs-blocklist-mirror',
	'windows-firewall': 'crowdsecurity/cs-windows-firewall-bouncer',
	'go-sdk': 'crowdsecurity/go-cs-bouncer',
	'python-sdk': 'crowdsecurity/pycrowdsec',
	nodejs: 'crowdsecurity/nodejs-cs-bouncer',
}

/** Go libraries whose version a release names in its `go.mod`: what they read and print counts as the bouncer's own. */
export const pinned: readonly Repository[] = ['crowdsecurity/go-cs-bouncer', 'crowdsecurity/go-cs-lib', 'crowdsecurity/crowdsec']

/** Sources or programs by the repository whose releases count: the bouncer's own for the libraries that its releases name. */
export function byLead<Item extends { readonly repository: Repository }>(bouncer: BouncerId, items: readonly Item[]): ReadonlyMap<Repository, readonly Item[]> {
	const own = ownRepository[bouncer]
	const isOwn = items.some(({ repository }) => repository === own)
	return groupBy(items, ({ repository }) => (own && isOwn && pinned.includes(repository) ? own : repository))
}

/** A release hands its file to the library where its sources say so; before that, the library's options are none of the file's. */
export const handsOver = /\.Config(?:Reader)?\(/

/** Where older releases have what a reader looks for elsewhere, the newest place first. */
export const earlier: Readonly<Partial<Record<Repository, readonly ReadOptions[]>>> = {
	'crowdsecurity/cs-firewall-bouncer': [goStruct({ folder: 'pkg/cfg', struct: 'BouncerConfig' }), goStruct({ folder: '', struct: 'bouncerConfig' })],
	'crowdsecurity/cs-custom-bouncer': [goStruct({ folder: '', struct: 'bouncerConfig' })],
	'crowdsecurity/cs-blocklist-mirror': [goStruct({ folder: '', struct: 'Config' })],
	'crowdsecurity/cs-aws-waf-bouncer': [goStruct({ folder: '', struct: 'bouncerConfig' })],
	'crowdsecurity/cs-cloudflare-bouncer': [goStruct({ folder: '', struct: 'bouncerConfig' })],
	'maxlerebourg/crowdsec-bouncer-traefik-plugin': [goStruct({ folder: '', struct: 'Config', tag: 'json' })],
}

/** Their readers find less than there is (`SetDefault` where an option has a default): a word that stands anywhere may be the option. */
export const unsureReaders: readonly Repository[] = [
	'kdwils/envoy-proxy-crowdsec-bouncer',
	'fbonalair/traefik-crowdsec-bouncer',
	'crowdsecurity/cs-openresty-bouncer',
]

/** Files whose names tell of no release: a chart has versions of its own, variables are made of the names of another file, and directives of a host program are older than its example. */
export const undated: readonly string[] = ['envoy values', 'envoy environment', 'traefik-forwardauth values', 'haproxy server', 'haproxy-spoa server']

/** What tells of no release: an example of a host program's file, pages and scripts that are built from a branch. */
export const examples: readonly Repository[] = ['crowdsecurity/cs-nginx-bouncer', 'crowdsecurity/crowdsec-docs', 'linuxserver/docker-mods']

/** What a repository brings along of other programs, and prints as its own. */
export const messagesAlsoIn: Readonly<Partial<Record<Repository, RegExp>>> = {
	'crowdsecurity/cs-wordpress-bouncer': /^vendor\/crowdsec\/.*\/src\/.*\.php$/,
}

/** Composer takes the newest libraries that fit: which of their messages a release of these prints, only its reader's disk tells. */
export const quiet: readonly BouncerId[] = ['php-standalone', 'magento']
