import { useDoc } from '@docusaurus/plugin-content-docs/client'
import Content from '@theme-original/DocItem/Content'
import type { ReactNode } from 'react'
import { ErrorPageFoot, ErrorPageHead, ruleOfPage } from '../../../widgets/error-page'

/** An error page gets its answer above the explanation and its evidence below; both come from its front matter. */
export default function DocItemContent({ children }: { readonly children: ReactNode }): ReactNode {
	const { frontMatter, metadata } = useDoc()
	const rule = ruleOfPage(metadata.id, frontMatter)
	if (!rule) return <Content>{children}</Content>
	return (
		<Content>
			<ErrorPageHead rule={rule} />
			{children}
			<ErrorPageFoot rule={rule} />
		</Content>
	)
}
