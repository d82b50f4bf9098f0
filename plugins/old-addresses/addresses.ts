/**
 * Addresses of CrowdSec's own documentation that stand in alert e-mails, in the Console and in other people's pages, and where
 * their content is here. Those that are the same here need no entry. Source: crowdsecurity/crowdsec-docs, front matter `id` of
 * crowdsec-docs/unversioned/{troubleshooting,bouncers}/, `redirects` in crowdsec-docs/docusaurus.config.ts, and the names that
 * its main branch gave to these files before (`git log --first-parent --diff-filter=DR`).
 */
const moved: Readonly<Record<string, string>> = {
	'/u/troubleshooting/intro': '/u/troubleshooting',
	'/u/troubleshooting/console_issues': '/u/troubleshooting',
	'/u/troubleshooting/future_console_issues': '/u/troubleshooting',
	'/u/troubleshooting/usecases': '/u/bouncers/intro',
	'/u/troubleshooting/cti': '/u/troubleshooting/elsewhere#cti',
	'/u/troubleshooting/billing_faq': '/u/troubleshooting/elsewhere#billing',
	'/u/troubleshooting/capi_403': '/u/troubleshooting/issue_capi_403',
	'/u/troubleshooting/rc_integration_offline': '/u/troubleshooting/issue_integration_rc_offline',
	'/u/troubleshooting/issue_rc_integration_offline': '/u/troubleshooting/issue_integration_rc_offline',
	'/u/troubleshooting/issue_fw_integration_offline': '/u/troubleshooting/issue_integration_fw_offline',
	'/u/troubleshooting/log_processor_offline': '/u/troubleshooting/issue_lp_offline',
	'/u/troubleshooting/issue_log_processor_offline': '/u/troubleshooting/issue_lp_offline',
	'/u/troubleshooting/security_engine_offline': '/u/troubleshooting/issue_se_offline',
	'/u/troubleshooting/issue_security_engine_offline': '/u/troubleshooting/issue_se_offline',
	'/u/troubleshooting/issue_engine_no_alerts': '/u/troubleshooting/issue_se_no_alerts',
	'/u/troubleshooting/issue_engine_too_many_alerts': '/u/troubleshooting/issue_se_too_many_alerts',
	'/u/console/premium_upgrade/premium_invoices': '/u/troubleshooting/elsewhere#billing',
	'/u/bouncers/apache_bouncer': '/u/bouncers/apache',
	'/u/bouncers/aws_waf': '/u/bouncers/aws-waf',
	'/u/bouncers/cloudflare-deprecated': '/u/bouncers/cloudflare-legacy',
	'/u/bouncers/cloudflare-workers': '/u/bouncers/cloudflare-worker',
	'/u/bouncers/haproxy_spoa': '/u/bouncers/haproxy-spoa',
	'/u/bouncers/php': '/u/bouncers/php-standalone',
	'/u/bouncers/windows_firewall': '/u/bouncers/windows-firewall',
	'/blog/crowdsec_firewall_freebsd': '/u/bouncers/firewall',
	'/docs/troubleshooting': '/u/troubleshooting',
	'/docs/next/troubleshooting': '/u/troubleshooting',
	'/docs/faq': '/u/troubleshooting',
	'/docs/next/faq': '/u/troubleshooting',
}

/** Pages in the sidebars of crowdsec-docs/sidebarsUnversioned.ts: its `backportRedirect` gives each of them two addresses more. */
const bouncersInSidebars = [
	...['apache_bouncer', 'aws_waf', 'blocklist-mirror', 'cloudflare', 'custom', 'envoy', 'fastly', 'firewall', 'haproxy', 'haproxy_spoa', 'ingress-nginx'],
	...['intro', 'magento', 'misp-feed-generator', 'nginx', 'openresty', 'php', 'php-lib', 'traefik', 'windows_firewall', 'wordpress'],
]
const topicsInSidebars = ['billing_faq', 'cti', 'intro', 'remediation_components', 'security_engine', 'usecases']

const inSidebars: readonly string[] = [...topicsInSidebars.map((page) => `troubleshooting/${page}`), ...bouncersInSidebars.map((page) => `bouncers/${page}`)]

/** Each old address, and the page of ours that it leads to. */
export const oldAddresses: Readonly<Record<string, string>> = {
	...moved,
	...Object.fromEntries(inSidebars.flatMap((page) => ['/docs', '/docs/next'].map((version) => [`${version}/${page}`, moved[`/u/${page}`] ?? `/u/${page}`]))),
}

/** Every address of CrowdSec's pages on issues and bouncers, old and new; each must answer here. */
export const officialAddresses: readonly string[] = [
	...[
		...topicsInSidebars,
		'capi_403',
		'console_issues',
		'future_console_issues',
		'issue_capi_403',
		'issue_engine_no_alerts',
		'issue_engine_too_many_alerts',
		'issue_fw_integration_offline',
		'issue_integration_fw_offline',
		'issue_integration_fw_zero_ips',
		'issue_integration_rc_offline',
		'issue_log_processor_offline',
		'issue_lp_no_alerts',
		'issue_lp_no_logs_parsed',
		'issue_lp_no_logs_read',
		'issue_lp_offline',
		'issue_mismatch_collections',
		'issue_rc_integration_offline',
		'issue_se_no_active_rc',
		'issue_se_no_alerts',
		'issue_se_no_rc',
		'issue_se_offline',
		'issue_se_too_many_alerts',
		'issue_security_engine_offline',
		'log_processor_offline',
		'rc_integration_offline',
		'security_engine_offline',
	].map((page) => `/u/troubleshooting/${page}`),
	...[...bouncersInSidebars, 'apache', 'aws-waf', 'cloudflare-deprecated', 'cloudflare-workers', 'stormshield', 'windows-firewall'].map(
		(page) => `/u/bouncers/${page}`,
	),
]
