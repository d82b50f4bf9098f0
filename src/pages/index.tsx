import Link from '@docusaurus/Link'
import { Redirect } from '@docusaurus/router'
import useBaseUrl from '@docusaurus/useBaseUrl'
import useIsBrowser from '@docusaurus/useIsBrowser'
import Layout from '@theme/Layout'
import type { ReactNode } from 'react'

/** The address without a path leads to the issues; without JavaScript by a link. */
export default function Start(): ReactNode {
	const issues = useBaseUrl('/u/troubleshooting')
	if (useIsBrowser()) return <Redirect to={issues} />
	return (
		<Layout description="Find out why a CrowdSec Remediation Component has stopped pulling its blocklist.">
			<main className="container margin-vert--xl">
				<h1>Your bouncer has stopped pulling its blocklist?</h1>
				<p>
					<Link to={issues}>Go to the troubleshooting pages</Link>
				</p>
			</main>
		</Layout>
	)
}
