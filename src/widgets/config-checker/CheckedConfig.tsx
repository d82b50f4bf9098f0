import { type ReactNode, useMemo } from 'react'
import type { PastedConfig } from '../../engine/verdict/check-pasted'
import { bouncerOf } from '../../facts/bouncers'
import { CorrectedFile } from './CorrectedFile'
import { CheckedHead } from './Head'
import { Problems } from './Problems'

/** A file that was found in something else, the paste of a log for example. */
export function CheckedConfig({ config }: { readonly config: PastedConfig }): ReactNode {
	const { text, name, result } = config
	const bouncer = result.bouncer === null ? undefined : bouncerOf(result.bouncer)
	const checked = useMemo(() => ({ result, corrects: { text, changes: result.changes } }), [result, text])
	const given = result.source.bouncerBy === 'given' ? result.bouncer : null
	return (
		<section>
			<CheckedHead result={result} onChoose={null}>
				{name ?? 'This is a configuration file.'}
			</CheckedHead>
			<Problems text={text} problems={result.problems} />
			{bouncer && <CorrectedFile source={{ text, given, name }} checked={checked} bouncer={bouncer} />}
		</section>
	)
}
