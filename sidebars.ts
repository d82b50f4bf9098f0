import type { SidebarsConfig } from '@docusaurus/plugin-content-docs'
import { kinds } from './src/facts/bouncer'
import { bouncers } from './src/facts/bouncers'
import { kindNames } from './src/facts/kinds'

/** Error pages are reached by their index, by search and from the analyzer; hundreds of entries help nobody. */
const sidebars: SidebarsConfig = {
	issues: [
		'troubleshooting/index',
		{
			type: 'category',
			label: 'Integrations',
			collapsed: false,
			items: ['troubleshooting/issue_integration_rc_offline', 'troubleshooting/issue_integration_fw_offline', 'troubleshooting/issue_integration_fw_zero_ips'],
		},
		{
			type: 'category',
			label: 'Security Engine',
			collapsed: false,
			items: [
				'troubleshooting/issue_se_no_rc',
				'troubleshooting/issue_se_no_active_rc',
				'troubleshooting/issue_se_offline',
				'troubleshooting/issue_se_no_alerts',
				'troubleshooting/issue_se_too_many_alerts',
				'troubleshooting/issue_capi_403',
			],
		},
		{
			type: 'category',
			label: 'Log Processor',
			collapsed: false,
			items: [
				'troubleshooting/issue_lp_offline',
				'troubleshooting/issue_lp_no_logs_read',
				'troubleshooting/issue_lp_no_logs_parsed',
				'troubleshooting/issue_lp_no_alerts',
				'troubleshooting/issue_mismatch_collections',
			],
		},
		'troubleshooting/security_engine',
		'troubleshooting/remediation_components',
		'troubleshooting/withdrawn_names',
	],
	bouncers: [
		'bouncers/intro',
		...kinds
			.map((kind) => ({
				type: 'category' as const,
				label: kindNames[kind],
				collapsed: false,
				items: bouncers
					.filter((bouncer) => bouncer.kind === kind)
					.map((bouncer) => ({ type: 'doc' as const, id: `bouncers/${bouncer.id}`, label: bouncer.name })),
			}))
			.filter(({ items }) => items.length > 0),
		{ type: 'category' as const, label: 'Others', collapsed: false, items: ['bouncers/stormshield', 'bouncers/misp-feed-generator'] },
	],
}

export default sidebars
