import type { Rule } from '../../facts/errors/rule'

/** What an error page shows of its own front matter. Its form was checked when the rules were made (`plugins/error-rules`). */
export type PageRule = Pick<Rule, 'cause' | 'role' | 'bouncers' | 'means' | 'fix' | 'samples' | 'source' | 'since' | 'until' | 'verified'> & {
	readonly fixAt?: Rule['fixAt']
}

/**
 * @param docId Id of the document, e.g. `troubleshooting/errors/go/access-forbidden`.
 * @returns the rule of an error page; null for every other page.
 */
export function ruleOfPage(docId: string, frontMatter: object): PageRule | null {
	if (!docId.startsWith('troubleshooting/errors/') || !('rule' in frontMatter)) return null
	const rule = frontMatter.rule as Partial<PageRule> & Pick<PageRule, 'cause' | 'role' | 'means' | 'samples' | 'source' | 'verified'>
	return { bouncers: [], fix: '', ...rule }
}
