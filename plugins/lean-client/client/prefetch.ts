import { messageFolder } from '../message-folder'

/** Docusaurus asks for each page, and all of them share their code. */
const asked = new Set<string>()

/**
 * Fetches in advance what a link leads to, in place of Docusaurus's own way: Firefox (153) asks `default-src` about
 * `<link rel="prefetch">`, which is `'none'` here, and says so dozens of times in the console of each page.
 */
export default async function prefetch(url: string): Promise<void> {
	// What it knows no file of, the bundler takes for a message's. Those have no names to be asked for by.
	if (asked.has(url) || url.includes(`/${messageFolder}`)) return
	asked.add(url)
	try {
		// To the end: what is not read is not kept.
		await (await fetch(url, { priority: 'low' })).arrayBuffer()
	} catch {
		// It is asked for again when the page is opened.
	}
}
