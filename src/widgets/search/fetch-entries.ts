/** What the index is made of. Whoever wants it early asks here too: the bundler makes a file of it for each place that names it. */
export async function fetchEntries() {
	return (await import('@generated/search-index/default/entries.json')).default
}
