import { useDoc } from '@docusaurus/plugin-content-docs/client'

/** Pages have no tags, no link to edit them and no date. What would show these is not sent. */
export default function DocItemFooter(): null {
	const { editUrl, id, lastUpdatedAt, lastUpdatedBy, tags } = useDoc().metadata
	if (tags.length > 0 || editUrl || lastUpdatedAt || lastUpdatedBy)
		throw new Error(`${id} has tags, a date or a link to edit it: remove src/theme/DocItem/Footer`)
	return null
}
