import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import styles from './error-page.module.css'
import type { PageRule } from './rule-of-page'

/** How the message looks in a log, how we know, and the way to the analyzer. */
export function ErrorPageFoot({ rule }: { readonly rule: PageRule }): ReactNode {
	const { verified } = rule
	return (
		<div className={styles.foot}>
			<p>
				<b>In a log it looks like this</b>
			</p>
			<pre>
				<code>{rule.samples.match.slice(0, 4).join('\n')}</code>
			</pre>
			<p className={styles.small}>
				{verified.how === 'run' ? 'Seen by running' : verified.how === 'source' ? 'Read in the source of' : 'Reported for'} {verified.version}, {verified.date}.
				Source:{' '}
				{rule.source.map((source, at) => (
					<span key={source}>
						{at > 0 && ', '}
						<Link to={address(source)}>{source}</Link>
					</span>
				))}
				.
			</p>
			<p>
				This is one line. The cause may stand above it: <Link to="/u/troubleshooting/analyze">paste the whole log</Link>, or see{' '}
				<Link to="/u/troubleshooting/errors">all messages</Link>.
			</p>
		</div>
	)
}

/** `owner/repo:path` as an address that can be opened. */
function address(source: string): string {
	if (source.startsWith('https://')) return source
	const [repository, path] = source.split(':')
	return path ? `https://github.com/${repository}/blob/HEAD/${path}` : `https://github.com/${repository}`
}
