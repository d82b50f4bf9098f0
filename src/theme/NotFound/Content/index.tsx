import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Doors } from '../../../widgets/doors/Doors'

interface Props {
	readonly className?: string
}

/** Who follows an old address wants what stood there. Docusaurus's own page only asks to tell somebody about the link. */
export default function NotFoundContent({ className }: Props): ReactNode {
	return (
		<main className={clsx('container margin-vert--xl markdown', className)}>
			<h1>Page Not Found</h1>
			<p className="lead">There is no page at this address. What stood there is most likely one of these; the search above takes words and whole messages.</p>
			<Doors
				doors={[
					{ title: 'All issues', text: 'The alerts of the Console, and a box for your log.', to: '/u/troubleshooting' },
					{ title: 'All messages', text: 'What each line of a log means and what to do.', to: '/u/troubleshooting/errors' },
					{ title: 'All bouncers', text: 'Files, commands and options of each.', to: '/u/bouncers/intro' },
				]}
			/>
		</main>
	)
}
