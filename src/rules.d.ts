/** Made from the error pages at build time: by the Docusaurus plugin for the site, by the CLI's build for the terminal. */
declare module '@generated/error-rules/default/rules.json' {
	import type { Rule } from './facts/errors/rule'

	const rules: readonly Rule[]
	export default rules
}

/** What the list of all messages shows; made by the same plugin. */
declare module '@generated/error-rules/default/index.json' {
	import type { CauseId } from './facts/causes'

	const index: readonly { readonly id: string; readonly title: string; readonly cause: CauseId; readonly bouncers: readonly string[]; readonly words: string }[]
	export default index
}
