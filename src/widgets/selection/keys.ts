/** `docusaurus.tab.bouncer` is where `<Tabs groupId="bouncer">` keeps its choice: one choice for both. */
export const storageKeys = { bouncer: 'docusaurus.tab.bouncer', deployment: 'bouncer-doctor.deployment', source: 'bouncer-doctor.source' } as const
