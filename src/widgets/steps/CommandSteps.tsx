import type { ReactNode } from 'react'
import type { Deployment } from '../../facts/bouncer'
import { CopyCommand } from '../parts'
import { Step } from './Step'

interface Props {
	readonly commands: Pick<Deployment['commands'], 'test' | 'restart'>
	/** Of the list that they stand in: `test` and `restart` are added to it. */
	readonly name: string
}

/** What a new file asks for where the program has a command for it: a test, and a restart. */
export function CommandSteps({ commands: { test, restart }, name }: Props): ReactNode {
	return (
		<>
			{test && (
				<Step name={`${name} test`} title="Test the configuration">
					<CopyCommand command={test} />
				</Step>
			)}
			{restart && (
				<Step name={`${name} restart`} title="Restart">
					<CopyCommand command={restart} />
				</Step>
			)}
		</>
	)
}
