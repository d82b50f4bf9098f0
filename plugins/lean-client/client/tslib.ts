interface Imported {
	readonly __esModule?: boolean
}

/** The one helper of tslib that `@docusaurus/utils-common` uses, as tslib 2 has it. */
export function __importDefault<Module extends Imported>(module: Module): Module | { readonly default: Module } {
	return module?.__esModule ? module : { default: module }
}
