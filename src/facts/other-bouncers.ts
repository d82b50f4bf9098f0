import type { Source } from './bouncer'

/** A bouncer that other people write and that is none of ours: we can name it, not judge its settings. */
export interface OtherBouncer {
	readonly name: string
	/** One of these words stands in the name of its image, beside `bouncer` or `crowdsec`. Lower case. */
	readonly words: readonly string[]
	/** At the top of its settings file stands a name that begins so, and in no file of ours. */
	readonly setting?: string
	readonly source: Source
}

export const otherBouncers: readonly OtherBouncer[] = [
	{ name: 'a bouncer for UniFi', words: ['unifi'], source: 'developingchet/cs-unifi-bouncer-pro:README.md' },
	{
		name: 'a bouncer for MikroTik RouterOS',
		words: ['mikrotik', 'routeros'],
		setting: 'mikrotik',
		source: 'jmrplens/cs-routeros-bouncer:config/cs-routeros-bouncer.yaml',
	},
	{ name: 'a fork of the bouncer for Traefik’s ForwardAuth', words: ['traefik-crowdsec-bouncer'], source: 'thespad/traefik-crowdsec-bouncer:README.md' },
	{ name: 'a bouncer for Zoraxy', words: ['zoraxy'], source: 's3lfcod3r/zoraxy-crowdsec-bouncer:README.md' },
	{ name: 'a bouncer for OPNsense', words: ['opnsense'], source: 'https://docs.crowdsec.net/docs/getting_started/install_crowdsec_opnsense/' },
	{ name: 'a bouncer for pfSense', words: ['pfsense'], source: 'https://docs.crowdsec.net/docs/getting_started/install_crowdsec_pfsense/' },
	{ name: 'a bouncer for VyOS', words: ['vyos'], source: 'tiberiuv/vyos-crowdsec-bouncer:README.md' },
	{ name: 'a bouncer for Stormshield', words: ['stormshield'], setting: 'stormshield', source: 'https://docs.crowdsec.net/u/bouncers/stormshield' },
	{ name: 'the MISP feed generator', words: ['misp'], setting: 'misp_feed_', source: 'https://docs.crowdsec.net/u/bouncers/misp-feed-generator' },
	{ name: 'a bouncer for the firewalls of clouds', words: ['cloud-firewall'], source: 'crowdsecurity/cs-cloud-firewall-bouncer:README.md' },
	{
		name: 'a container of the firewall bouncer that others maintain',
		words: ['firewall', 'iptables', 'nftables'],
		source: 'shgew/cs-firewall-bouncer-docker:README.md',
	},
]
