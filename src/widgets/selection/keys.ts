/**
 * `docusaurus.tab.bouncer` is where `<Tabs groupId="bouncer">` keeps its choice: one choice for both. `told`: the bouncer that a log
 * named; while it is the chosen one, the reader has not chosen it.
 */
export const storageKeys = {
	bouncer: 'docusaurus.tab.bouncer',
	deployment: 'bouncer-doctor.deployment',
	source: 'bouncer-doctor.source',
	told: 'bouncer-doctor.told',
} as const
