/** Where readers tell us about messages that no rule knows. */
export const issueTracker = 'https://github.com/crowdsecurity/crowdsec-docs/issues/new'

/** What somebody runs or reads; the build knows it. */
export interface Release {
	readonly version: string
	/** Null where it runs from a checkout, whose files may be newer than its last commit. */
	readonly commit: string | null
}

/** As a reader quotes it to us. */
export function releaseName({ version, commit }: Release): string {
	return `bouncer-doctor ${version} (${commit ?? 'from a checkout'})`
}
