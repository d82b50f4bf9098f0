import { type ConsoleIssueId, isOfEngineItself } from '../../../facts/console-issues'
import type { Finding } from '../verdict'
import type { EngineFault } from './fault'

/** What a page says of the alerts that its message leads to. */
export type IssuesOfMessage = (error: string) => readonly ConsoleIssueId[]

/**
 * What the engine's own messages show towards the Console's issues, as far as they stand. Those that only say that it does not run or
 * does not answer come last: what shows why is worth more.
 */
export function faultsOfMessages(
	findings: readonly Finding[],
	issuesOf: IssuesOfMessage,
): { readonly naming: readonly EngineFault[]; readonly vague: readonly EngineFault[] } {
	const faults = findings.flatMap((finding): readonly EngineFault[] => {
		const [sample] = finding.samples
		const issues = issuesOf(finding.error)
		if (finding.healed || issues.length === 0 || !sample) return []
		return [
			{
				issues,
				cause: finding.cause,
				confidence: 'medium',
				means: finding.means,
				fix: finding.fix,
				seen: sample,
				decides: isOfEngineItself(issues),
				message: finding,
			},
		]
	})
	return { naming: faults.filter((fault) => !isVague(fault)), vague: faults.filter(isVague) }
}

const vague: ReadonlySet<string> = new Set(['engine/init-failed', 'engine/cscli-jwt'])

function isVague({ message }: EngineFault): boolean {
	return message !== undefined && (message.role === 'consequence' || vague.has(message.error))
}
