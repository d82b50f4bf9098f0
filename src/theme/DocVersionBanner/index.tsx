import { useDocsVersion } from '@docusaurus/plugin-content-docs/client'

/** The pages have one version. Words for others are not sent. */
export default function DocVersionBanner(): null {
	const { banner } = useDocsVersion()
	if (banner) throw new Error(`This version has the banner “${banner}”: remove src/theme/DocVersionBanner`)
	return null
}
