import type { ReactNode } from 'react'
import { CodeText, CopyCommand } from '../parts'
import { Variants } from '../variants'

/** How to see that blocking works, and the way back. */
export function BlockTest({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Test that it blocks, by bouncer" bouncer={only}>
			{({ blockTest }) => (
				<>
					<p>
						<CodeText text={blockTest.note} />
					</p>
					{blockTest.do.map((command) => (
						<div key={command.run}>
							<CopyCommand command={command} />
						</div>
					))}
					{blockTest.undo.length > 0 && <p>The way back:</p>}
					{blockTest.undo.map((command) => (
						<div key={command.run}>
							<CopyCommand command={command} />
						</div>
					))}
				</>
			)}
		</Variants>
	)
}
