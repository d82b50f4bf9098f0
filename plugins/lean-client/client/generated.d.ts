declare module '@docusaurus/core/lib/client/clientEntry.js'

declare module '@generated/lean-client/message-chunk-names.json' {
	const names: Readonly<Record<string, unknown>>
	export default names
}

declare module '@generated/lean-client/message-registry' {
	const registry: Readonly<Record<string, unknown>>
	export default registry
}

declare module '@generated/lean-client/message-routes' {
	export function messageRoutes(): { readonly path: string }[]
}
