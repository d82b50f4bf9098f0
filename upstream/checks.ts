import { readErrorPages } from '../plugins/error-rules/read-pages'
import type { Check } from './check'
import { engineCommandsCheck } from './engine/commands'
import { engineNamesCheck } from './engine/names'
import { enginePagesCheck } from './engine/pages'
import { messageChecks } from './messages/check'
import { optionsCheck } from './options/check'
import { packagedCheck } from './packaged/check'
import { sourcesCheck } from './sources/check'

/** Everything that the command looks at, in the order of its report. */
export const checks: readonly Check[] = [
	optionsCheck,
	engineNamesCheck,
	engineCommandsCheck,
	enginePagesCheck,
	packagedCheck,
	sourcesCheck,
	...messageChecks(() => readErrorPages(process.cwd())),
]
