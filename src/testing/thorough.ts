/**
 * Tests that try many cases have two sizes: a small one that a change waits for, always the same, and the whole, with new random
 * cases every time: `THOROUGH=1 npm test`.
 */
export const thorough = Boolean(process.env.THOROUGH)

/** How much of the whole is the small one. */
const part = 10

/** For `fc.assert`: so many cases, of which the small run takes a tenth. */
export function runs(many: number): { readonly numRuns: number; readonly seed?: number } {
	return thorough ? { numRuns: many } : { numRuns: Math.max(5, Math.ceil(many / part)), seed: 20261129 }
}

/** The first of each kind; all of them in the whole. */
export function oneOfEach<Item>(items: readonly Item[], kindOf: (item: Item) => string): readonly Item[] {
	return thorough ? items : [...new Map(items.toReversed().map((item) => [kindOf(item), item])).values()].toReversed()
}
