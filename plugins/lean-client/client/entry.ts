/**
 * Starts Docusaurus's client. A page of a message needs the table of all messages first; every other page goes without it.
 */
const isMessage = /^\/u\/troubleshooting\/errors\/[^/]+\/[^/]+$/

async function start(): Promise<void> {
	if (isMessage.test(window.location.pathname)) {
		const { addMessageRoutes } = await import('./message-routes')
		addMessageRoutes()
	}
	await import(/* webpackMode: "eager" */ '@docusaurus/core/lib/client/clientEntry.js')
}

void start()
