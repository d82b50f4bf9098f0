import Link from '@docusaurus/Link'
import { Fragment, type ReactNode } from 'react'
import styles from './error-page.module.css'
import { printedBy } from './printed-by'
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
				{foundOut(verified)}, {verified.date}. Source:{' '}
				{rule.source.map((source, at) => (
					<span key={source}>
						{at > 0 && ', '}
						<Link to={address(source)}>{source}</Link>
					</span>
				))}
				.
				{printedBy(rule).map((sentence) => (
					<Fragment key={sentence}>
						<br />
						{sentence}
					</Fragment>
				))}
			</p>
			<p>
				This is one line. The cause may stand above it: <Link to="/u/troubleshooting/analyze">paste the whole log</Link>, or see{' '}
				<Link to="/u/troubleshooting/errors">all messages</Link>.
			</p>
		</div>
	)
}

function foundOut({ how, version }: PageRule['verified']): string {
	switch (how) {
		case 'run':
			return `Seen by running ${version}`
		case 'source':
			return `Read in the source of ${version}`
		case 'thread':
			return version === 'unknown' ? 'Reported, of an unknown version' : `Reported for ${version}`
	}
}

/** `owner/repo:path` as an address that can be opened. */
function address(source: string): string {
	if (source.startsWith('https://')) return source
	const [repository, path] = source.split(':')
	return path ? `https://github.com/${repository}/blob/HEAD/${path}` : `https://github.com/${repository}`
}
