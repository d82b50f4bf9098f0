import type { Family } from '@generated/lean-client/messages'
import registry from '@generated/registry'
import routes from '@generated/routes'
import chunkNames from '@generated/routesChunkNames'

interface Route {
	readonly path: string
	readonly routes?: Route[]
}

/**
 * Puts the routes of a family before the wildcard, which opens the messages of other families anew. The wildcard goes when the
 * page was opened at an address that no message has: opening it anew would never end.
 *
 * @param family Null when there is none of that name.
 */
export function addMessageRoutes(family: Family | null, pathname: string): void {
	Object.assign(chunkNames, family?.chunkNames)
	Object.assign(registry, family?.registry)
	const place = parentOfWildcard(routes as Route[])
	if (!place) throw new Error('lean-client: the table of routes has no place for messages')
	const own = family?.routes() ?? []
	const isKnown = own.some(({ path }) => path === pathname.replace(/\/$/, ''))
	place.splice(place.findIndex(isWildcard), isKnown ? 0 : 1, ...own)
}

function isWildcard({ path }: Route): boolean {
	return path.endsWith('/errors/*')
}

function parentOfWildcard(among: Route[]): Route[] | null {
	if (among.some(isWildcard)) return among
	for (const { routes: inner } of among) {
		const found = inner && parentOfWildcard(inner)
		if (found) return found
	}
	return null
}
