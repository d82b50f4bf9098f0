/** What the bundler calls this build. */
declare const __webpack_hash__: string

declare module '@docusaurus/core/lib/client/clientEntry.js'

declare module '@generated/lean-client/messages' {
	export interface Family {
		readonly chunkNames: Readonly<Record<string, unknown>>
		readonly registry: Readonly<Record<string, unknown>>
		/** A function: each route looks its chunks up when it is made. */
		readonly routes: () => { readonly path: string }[]
	}
	const families: Readonly<Record<string, () => Promise<Family>>>
	export default families
}
