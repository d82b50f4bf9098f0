import type { Exception } from './check'

/** Differences between facts and sources that are right, each with its reason. One that is no longer needed fails the command. */
export const exceptions: Readonly<Record<'options' | 'engine' | 'packaged' | 'sources', readonly Exception[]>> = {
	options: [
		{
			subjects: ['nginx main', 'openresty main'],
			kind: 'default',
			names: ['RET_CODE', 'CAPTCHA_RET_CODE'],
			reason: '0 stands for a status that ban.lua and captcha.lua choose: 403 and 200.',
		},
		{
			subjects: ['nginx server', 'openresty server'],
			kind: 'invented',
			names: ['resolver'],
			reason: 'A directive of NGINX itself that Lua’s sockets need; the shipped file leaves it to the administrator.',
		},
		{
			subjects: ['apache main'],
			kind: 'default',
			names: ['CrowdsecBlockedHTTPCode', 'CrowdsecCache'],
			reason: 'The help text names one: no code sets a status, so nobody is blocked, and `none` is no cache.',
		},
		{
			subjects: ['traefik-forwardauth main'],
			kind: 'invented',
			names: ['GIN_MODE'],
			reason: 'Read by the web framework, gin-gonic/gin:mode.go.',
		},
		{
			subjects: ['haproxy main'],
			kind: 'default',
			names: ['FALLBACK_REMEDIATION'],
			reason: 'crowdsec.lua puts in `ban` where the file has none.',
		},
		{
			subjects: ['haproxy server'],
			kind: 'invented',
			names: ['http-request set-path', 'http-request replace-path', 'http-request set-header'],
			reason: 'Rules of HAProxy itself: they make the path and the header of an integration, which the library cannot.',
		},
		{
			subjects: ['haproxy-spoa main'],
			kind: 'default',
			names: ['appsec_timeout'],
			reason: 'It becomes the timeout of an AppSec entry, whose own default is 200 ms (internal/appsec/root.go).',
		},
		{
			subjects: ['haproxy-spoa server'],
			kind: 'invented',
			names: ['spoe-message crowdsec-ip', 'spoe-message crowdsec-http'],
			reason: 'Messages of config/crowdsec.cfg up to v0.2.1: kept, so that such a file is recognised and explained.',
		},
		{
			subjects: ['envoy environment'],
			kind: 'lacking',
			names: ['ENVOY_BOUNCER_WEBHOOK_SUBSCRIPTIONS'],
			reason: 'A list of mappings: no text of a variable makes one.',
		},
		{
			subjects: ['php-standalone main'],
			kind: 'lacking',
			names: ['user_agent_suffix', 'user_agent_version'],
			reason: 'src/Bouncer.php sets them over what the file says.',
		},
		{
			subjects: ['php-standalone main'],
			kind: 'default',
			names: ['bouncing_level', 'cache_system'],
			reason: 'The library has a default; bounce.php and the cron scripts do nothing where the file has none.',
		},
		{
			subjects: ['php-lib main'],
			kind: 'default',
			names: ['user_agent_version'],
			reason: 'The version of the library itself, which each release changes.',
		},
		{
			subjects: ['magento main'],
			kind: 'lacking',
			names: [
				'crowdsec_bouncer/general/connection/test',
				'crowdsec_bouncer/advanced/mode/refresh_cache',
				'crowdsec_bouncer/advanced/cache/clear_cache',
				'crowdsec_bouncer/advanced/cache/prune_cache',
				'crowdsec_bouncer/advanced/geolocation/geolocalize',
			],
			reason: 'Buttons of the admin page: nothing is stored.',
		},
		{
			subjects: ['cloudflare-worker main'],
			kind: 'default',
			names: ['crowdsec_config.update_frequency'],
			reason: 'Handed on to go-cs-bouncer, which takes 10s where it is empty.',
		},
		{
			subjects: ['cloudflare-legacy main'],
			kind: 'default',
			names: ['crowdsec_update_frequency'],
			reason: 'Handed on to go-cs-bouncer, which takes 10s where it is empty.',
		},
		{
			subjects: ['cloudflare-worker main'],
			kind: 'default',
			names: [
				'cloudflare_config.worker.observability.enabled',
				'cloudflare_config.worker.observability.head_sampling_rate',
				'cloudflare_config.worker.observability.traces.enabled',
				'cloudflare_config.worker.observability.traces.head_sampling_rate',
			],
			reason: 'pkg/cloudflare/cloudflare.go fills them in when it tells Cloudflare, once the block is there.',
		},
		{
			subjects: ['cloudflare-worker main'],
			kind: 'invented',
			names: ['crowdsec_config.insecure_skip_verify'],
			reason: 'No code reads it: kept, so that a file with it is told so.',
		},
		{
			subjects: ['fastly main'],
			kind: 'default',
			names: ['cache_path'],
			reason: 'The class has a default; parse_config_file ends where the file has none.',
		},
		{
			subjects: ['firewall main'],
			kind: 'default',
			names: ['deny_action'],
			reason: 'The backends take DROP where it is empty (pkg/iptables/iptables.go, pkg/nftables/nftables_context.go).',
		},
		{
			subjects: ['blocklist-mirror main'],
			kind: 'default',
			names: ['blocklists[].authentication.type'],
			reason: 'Empty counts as `none` (cmd/root.go).',
		},
		{
			subjects: ['blocklist-mirror main'],
			kind: 'invented',
			names: ['crowdsec_config.supported_decisions_types', 'blocklists[].aggregate'],
			reason: 'In the documentation of 2026, in no release yet: marked so, and kept for who reads that page.',
		},
	],
	engine: [
		{
			subjects: ['config.yaml'],
			kind: 'invented',
			names: ['crowdsec_service.dns_cache.ttl', 'crowdsec_service.dns_cache.negative_ttl', 'crowdsec_service.dns_cache.size'],
			reason: 'On the branch after v1.7.8: kept, so that the file of the next release is not called wrong.',
		},
		{
			subjects: ['chart values'],
			kind: 'invented',
			names: ['global'],
			reason: 'Helm hands it to every chart.',
		},
	],
	packaged: [],
	sources: [],
}
