/** Made from the error pages at build time: by the Docusaurus plugin for the site, by the CLI's build for the terminal. */
declare module '@generated/error-rules/default/rules.json' {
	import type { Rule } from './facts/errors/rule'

	const rules: readonly Rule[]
	export default rules
}
