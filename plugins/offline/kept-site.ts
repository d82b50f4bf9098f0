/** What a service worker keeps of one version of the site: files in packs, and what the host says with them. */
export interface KeptSite {
	readonly version: string
	readonly baseUrl: string
	/** In order of their first file, each with what comes before the next one's. The name of a pack is a hash of what it holds. */
	readonly packs: readonly { readonly first: string; readonly path: string }[]
	/** Script and style files that every page of this version names, and no page of another one. */
	readonly startsWith: readonly string[]
	readonly headers: Readonly<Record<string, string>>
	readonly closedWorkers: { readonly paths: readonly string[]; readonly policy: string }
}

/** Files of a pack by their paths below the site's folder. */
export type Pack = Readonly<Record<string, string>>

/** What a worker says to open pages when it takes over. */
export type NewVersion = Pick<KeptSite, 'startsWith'>
