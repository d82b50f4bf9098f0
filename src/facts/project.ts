/** Where readers tell us about messages that no rule knows. */
export const issueTracker = 'https://github.com/crowdsecurity/crowdsec-docs/issues/new'
