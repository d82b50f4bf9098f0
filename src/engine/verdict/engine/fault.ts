import type { CauseId } from '../../../facts/causes'
import type { ConsoleIssueId } from '../../../facts/console-issues'
import type { Seen } from '../../intake/outputs/output'
import type { Confidence, Finding } from '../verdict'

/**
 * What an output, a file or a message of the engine shows towards an issue of the Console. Its fix names no service manager unless a
 * unit was seen: outputs of `cscli` look the same in a container, and the issue's page has the commands of each place.
 */
export interface EngineFault {
	readonly issues: readonly ConsoleIssueId[]
	readonly cause: CauseId
	readonly confidence: Exclude<Confidence, 'high'>
	/** What is shown, in one or two sentences; Markdown code spans only. */
	readonly means: string
	readonly fix: string
	/** The line that shows it. */
	readonly seen: Pick<Seen, 'line' | 'text'>
	/** False where it leads to an issue, and may be as it should be. */
	readonly decides: boolean
	/** The message that says it, where one does: it stands among the findings already. */
	readonly message?: Finding
}
