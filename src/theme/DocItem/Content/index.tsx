import { useDoc } from '@docusaurus/plugin-content-docs/client'
import Content from '@theme-original/DocItem/Content'
import type { ReactNode } from 'react'
import { ruleOfPage } from '../../../widgets/error-page/rule-of-page'
import { late } from '../../../widgets/late'

const ErrorPageFoot = late(() => import('../../../widgets/error-page/ErrorPageFoot').then(({ ErrorPageFoot }) => ErrorPageFoot))
const ErrorPageHead = late(() => import('../../../widgets/error-page/ErrorPageHead').then(({ ErrorPageHead }) => ErrorPageHead))
const ErrorPageSteps = late(() => import('../../../widgets/error-page/ErrorPageSteps').then(({ ErrorPageSteps }) => ErrorPageSteps))

/** An error page gets its answer above the explanation, the steps that it lacks and its evidence below; all of it from its front matter and the facts. */
export default function DocItemContent({ children }: { readonly children: ReactNode }): ReactNode {
	// Not `frontMatter`: Docusaurus writes that one without escaping backslashes (mdx-loader 3.10: stringify-object), and samples lose theirs.
	const { metadata, toc } = useDoc()
	const rule = ruleOfPage(metadata.id, metadata.frontMatter)
	if (!rule) return <Content>{children}</Content>
	return (
		<Content>
			<ErrorPageHead rule={rule} />
			{children}
			<ErrorPageSteps rule={rule} headings={toc.map(({ value }) => value)} />
			<ErrorPageFoot rule={rule} />
		</Content>
	)
}
