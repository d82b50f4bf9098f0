import type { Exception } from '../check'

/** Differences between `since` and `until` and the releases that are right, each with its reason. */
export const exceptions: readonly Exception[] = [
	{
		subjects: ['windows-firewall main'],
		kind: 'since',
		names: [
			'cert_path',
			'key_path',
			'ca_cert_path',
			'insecure_skip_verify',
			'scopes',
			'scenarios_containing',
			'scenarios_not_containing',
			'origins',
			'supported_decision_type',
		],
		reason: 'The sources of v0.0.6 are in no commit that we know; its page has the option, and v0.0.5 lacks it.',
	},
	{
		subjects: ['blocklist-mirror main'],
		kind: 'since',
		names: ['crowdsec_config.supported_decisions_types', 'blocklists[].aggregate'],
		reason: 'In the documentation of 2026, in no release yet.',
	},
]
