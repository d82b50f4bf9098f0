import families from '@generated/lean-client/messages'
import { MDXProvider } from '@mdx-js/react'
import { addMessageRoutes } from './message-routes'
import { painted } from './painted'

const messagePath = /\/u\/troubleshooting\/errors\/([^/]+)\/[^/]+\/?$/

// Every page is made with it: here it is sent once, and not again with each text.
void MDXProvider
// Files of messages are named by it (`message-files.ts`), and the bundler gives it only to code that asks for it.
void __webpack_hash__

/** Starts Docusaurus's client. A page of a message needs the table of its family first; every other page goes without it. */
async function start(): Promise<void> {
	const { pathname } = window.location
	const name = messagePath.exec(pathname)?.[1]
	const loadFamily = name && Object.hasOwn(families, name) ? families[name] : undefined
	const [family] = await Promise.all([loadFamily?.(), painted()])
	if (name) addMessageRoutes(family ?? null, pathname)
	await import(/* webpackMode: "eager" */ '@docusaurus/core/lib/client/clientEntry.js')
}

void start()
