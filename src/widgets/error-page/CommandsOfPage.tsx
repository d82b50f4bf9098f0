import { useDoc } from '@docusaurus/plugin-content-docs/client'
import type { ReactNode } from 'react'
import { Commands, type What } from '../commands/Commands'
import { useSelection } from '../selection'
import { ruleOfPage } from './rule-of-page'

interface Props {
	readonly what: What
	/** Fixed by the page. */
	readonly bouncer?: string
}

/** The commands on the page of a message: those of the bouncers that print it, of the reader's own alone where it is one of them. */
export function CommandsOfPage({ what, bouncer }: Props): ReactNode {
	const { metadata } = useDoc()
	const { selection } = useSelection()
	const printers = ruleOfPage(metadata.id, metadata.frontMatter)?.bouncers ?? []
	if (bouncer !== undefined || printers.length === 0) return <Commands what={what} bouncer={bouncer} />
	const chosen = printers.length === 1 ? printers[0] : printers.find((one) => one === selection.bouncer)
	return <Commands what={what} bouncer={chosen} among={printers} />
}
