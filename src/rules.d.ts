/** Made from the error pages at build time: by the Docusaurus plugin for the site, by the CLI's build for the terminal. */
declare module '@generated/error-rules/default/search.json' {
	const search: {
		readonly rules: readonly import('./facts/errors/rule').SearchRule[]
		readonly plan: import('./engine/logs/lines/search-plan').SearchPlan
	}
	export default search
}

/** What it looks for, and nothing of what it means. */
declare module '@generated/error-rules/default/needles.json' {
	const needles: readonly import('./engine/logs/scan/needles').Needle[]
	export default needles
}

/** Whole rules, with samples and sources; the CLI prints them. */
declare module '@generated/error-rules/default/rules.json' {
	const rules: readonly import('./facts/errors/rule').Rule[]
	export default rules
}

/** What the list of all messages shows; made by the same plugin. */
declare module '@generated/error-rules/default/index.json' {
	const index: readonly {
		readonly id: string
		readonly title: string
		readonly cause: import('./facts/causes').CauseId
		readonly bouncers: readonly string[]
		readonly words: string
	}[]
	export default index
}

/** Made by `plugins/release`, and by the CLI's build. */
declare module '@generated/release/default/release.json' {
	const release: import('./facts/project').Release
	export default release
}

/** What the search looks through, as `plugins/search-index` makes it: title, path, kind, words. */
declare module '@generated/search-index/default/entries.json' {
	const entries: readonly (readonly string[])[]
	export default entries
}
