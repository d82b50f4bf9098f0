/**
 * Which version of which program the facts and messages were held to: the only place with them. Facts and pages name the repository
 * (`owner/repo:path`); `npm run upstream` reads exactly these commits.
 */

import type { Checked } from './bouncer'

/** One state of a program's sources. */
export interface Stamp {
	/** The tag of its release, null where the repository has none for what we read. */
	readonly version: string | null
	/** Null where nobody has read it yet: the version is fetched. */
	readonly commit: string | null
	/** ISO date of the commit. */
	readonly date: string
	/** ISO date on which the facts were last held to it. */
	readonly held: string
	/** Where the newest of it is, when that is not the repository's own branch. */
	readonly branch?: string
}

export const upstream = {
	'bunkerity/bunkerweb': { version: 'v1.6.13', commit: '2ae80bbbe46e7253fd080df807dceb9d20a60a77', date: '2026-07-16', held: '2026-11-29' },
	'crowdsecurity/crowdsec': { version: 'v1.7.8', commit: '632274597a88a6b01ed41c0e6affca0f87ff26df', date: '2026-05-11', held: '2026-11-30' },
	'crowdsecurity/crowdsec-docs': { version: null, commit: '4f8b60db3e7c8b5825b3fa177b1e0deeed30b219', date: '2026-06-30', held: '2026-11-29' },
	'crowdsecurity/crowdsec-service-api-sdk-python': {
		version: '1.30.1',
		commit: '495d80cd8c7f5187814d77185711023b238b2c53',
		date: '2024-09-23',
		held: '2026-11-29',
	},
	'crowdsecurity/cs-apache2-bouncer': { version: 'v0.1', commit: '11915b7a02f2de6ecab044093774fb0765fa0061', date: '2025-02-13', held: '2026-11-29' },
	'crowdsecurity/cs-aws-waf-bouncer': { version: 'v0.3.1', commit: '472f4287de44a27d7f4899bc5f2372d8927efe2f', date: '2026-03-02', held: '2026-11-29' },
	'crowdsecurity/cs-blocklist-mirror': { version: 'v0.0.5', commit: 'f33db07eb52d3f17b3e30e902acae5dadf06a751', date: '2025-04-08', held: '2026-11-29' },
	'crowdsecurity/cs-cloudflare-bouncer': { version: 'v0.3.0', commit: 'e89a390f3284432de730f7799d5082f385b5e1c7', date: '2024-09-04', held: '2026-11-29' },
	'crowdsecurity/cs-cloudflare-worker-bouncer': {
		version: 'v0.0.18',
		commit: '74b043dbd0762d1d9e29fbe89517a4c086a1e5f5',
		date: '2026-06-02',
		held: '2026-11-29',
	},
	'crowdsecurity/cs-custom-bouncer': { version: 'v0.0.19', commit: '1a60aa3040a0b3e1abd04b5350fbc0f42d2b4c3e', date: '2025-04-02', held: '2026-11-29' },
	'crowdsecurity/cs-express-bouncer': { version: 'v0.1.0', commit: '746de27a866f09539b70aafda3818b91ae167838', date: '2021-04-07', held: '2026-11-29' },
	'crowdsecurity/cs-fastly-bouncer': { version: 'v0.4.0', commit: '590c944c4e42e5014c89ac2f7d653491d08d28e4', date: '2025-10-03', held: '2026-11-29' },
	'crowdsecurity/cs-firewall-bouncer': { version: 'v0.0.34', commit: '4144555453620958398aee64253dfd90bbc1f698', date: '2025-07-31', held: '2026-11-29' },
	'crowdsecurity/cs-haproxy-bouncer': { version: 'v0.0.7', commit: '0986f78e614d2e24ad946f90a5005a44759ae8b0', date: '2023-04-27', held: '2026-11-29' },
	'crowdsecurity/cs-haproxy-spoa-bouncer': { version: 'v0.3.0', commit: '39bfe92429d149f85e7fe84930d598c49b5a5671', date: '2026-01-15', held: '2026-11-29' },
	'crowdsecurity/cs-magento-bouncer': { version: 'v2.2.1', commit: '1147f03697843b8813e7c8dde61e35c2d41f4556', date: '2025-10-10', held: '2026-11-29' },
	'crowdsecurity/cs-nginx-bouncer': { version: 'v1.1.3-rc3', commit: 'b1c37a9ab30a7e0345b5ae2bd015cb80ae8389bf', date: '2025-06-21', held: '2026-11-29' },
	'crowdsecurity/cs-openresty-bouncer': { version: 'v1.1.1-rc1', commit: '138dd1fa28ef96adea193a16c2e350011ce6e091', date: '2025-07-11', held: '2026-11-29' },
	'crowdsecurity/cs-standalone-php-bouncer': { version: 'v1.6.0', commit: '24da3261f381c7ae57f4e838549b287f04296fc2', date: '2026-02-16', held: '2026-11-29' },
	'crowdsecurity/cs-windows-firewall-bouncer': {
		version: 'v0.0.5',
		commit: 'f00c67acbe2786f9c6d530844ad2b4812c7ac673',
		date: '2022-06-02',
		held: '2026-11-29',
	},
	'crowdsecurity/cs-wordpress-bouncer': { version: 'v2.13.1', commit: '6a40e8b1ebdbcc07dce5f5e9b67edca8348f2d44', date: '2026-01-09', held: '2026-11-29' },
	'crowdsecurity/go-cs-bouncer': { version: 'v0.0.19', commit: 'fc8d6badfa62aa3480011d9af69f73467da18b58', date: '2025-10-30', held: '2026-11-29' },
	'crowdsecurity/go-cs-lib': { version: 'v0.0.23', commit: '257ca8005c6bf9417302dc1d3c9129044007bd90', date: '2025-09-30', held: '2026-11-29' },
	'crowdsecurity/helm-charts': { version: null, commit: '84b8d10ff705d562f7e4470e752b9c6d713d32eb', date: '2026-07-01', held: '2026-11-29' },
	'crowdsecurity/lua-cs-bouncer': { version: 'v1.0.14', commit: '3e82dd61508ed9683b5007f823c69b112c59ac6f', date: '2026-05-06', held: '2026-11-29' },
	'crowdsecurity/nodejs-cs-bouncer': { version: 'v0.2.0', commit: 'ac4065fdecca7d614de3f2ba7423f3453afa4ab9', date: '2025-09-05', held: '2026-11-29' },
	'crowdsecurity/php-common': { version: 'v3.0.1', commit: '52c8481abdfe5f3c5f42b302ef12024bce62e349', date: '2025-12-19', held: '2026-11-29' },
	'crowdsecurity/php-cs-bouncer': { version: 'v4.3.0', commit: 'bc1fe9531619506e6ef1c2fd17360c3b30cf77aa', date: '2025-04-30', held: '2026-11-29' },
	'crowdsecurity/php-lapi-client': { version: 'v3.7.1', commit: '75ae6ccc4c564a99d1154e0b2b3548c4503dd73d', date: '2026-02-16', held: '2026-11-29' },
	'crowdsecurity/php-remediation-engine': { version: 'v4.3.2', commit: 'a36fceb229eac20d6e79feec1d6a922e332d8a77', date: '2026-02-16', held: '2026-11-29' },
	'crowdsecurity/pycrowdsec': { version: 'v0.0.5', commit: '622cf86b4cf815cb716576f117ab5f56b7c77441', date: '2023-09-05', held: '2026-11-29' },
	'fbonalair/traefik-crowdsec-bouncer': { version: 'v0.5.0', commit: 'a4d570e0df58944230d88db529a869812f304f14', date: '2022-10-09', held: '2026-11-29' },
	'hslatman/caddy-crowdsec-bouncer': { version: 'v0.12.1', commit: 'f1e77b2d4497f6bd512660dd1338e2ad291a5210', date: '2026-04-13', held: '2026-11-29' },
	'kdwils/envoy-proxy-crowdsec-bouncer': { version: 'v0.8.0', commit: 'b7308db40165c9d6a805fc5c43d1960b380992b7', date: '2026-08-16', held: '2026-11-29' },
	'LaurenceJJones/ngx_http_crowdsec_module': { version: 'v0.5.2', commit: null, date: '2026-09-21', held: '2026-11-22' },
	'linuxserver/docker-mods': {
		version: null,
		commit: '9156249068e358e5c73389f5cab7c29efc8ca20d',
		date: '2025-05-23',
		held: '2026-11-29',
		branch: 'swag-crowdsec',
	},
	'maxlerebourg/crowdsec-bouncer-traefik-plugin': {
		version: 'v1.7.1',
		commit: 'bef5dfaadbb07381af02ec4e7391e49214ebf953',
		date: '2026-07-31',
		held: '2026-11-29',
	},
	'thib3113/node-crowdsec': { version: 'crowdsec-client/v1.2.0', commit: '23b7b8e9b4e5b1d3e36e9760908ba5db366a54ef', date: '2026-08-17', held: '2026-11-29' },
	'ZoeyVid/NPMplus': { version: '2024-10-24-r1', commit: '5c1b2f829e39dae7cecdec7d076a85ff4c4105ae', date: '2024-10-24', held: '2026-11-29' },
} as const satisfies Readonly<Record<`${string}/${string}`, Stamp>>

/** `owner/repo`, as GitHub has it. */
export type Repository = keyof typeof upstream

/** Every repository that has a stamp. */
export const repositories = Object.keys(upstream).filter(isRepository)

/** Whether facts were held to this repository. */
export function isRepository(name: string): name is Repository {
	return Object.hasOwn(upstream, name)
}

/**
 * What a bouncer's facts were read from, as its page tells it.
 *
 * @throws {Error} Where the repository has no release.
 */
export function readInSource(program: string, repository: Repository): Checked {
	const { version, held }: Stamp = upstream[repository]
	if (version === null) throw new Error(`${repository} has no version`)
	return { program, version: version.replace(/^v/, ''), date: held, how: 'source' }
}
