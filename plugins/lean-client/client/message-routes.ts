import ownChunkNames from '@generated/lean-client/message-chunk-names.json'
import ownRegistry from '@generated/lean-client/message-registry'
import { messageRoutes } from '@generated/lean-client/message-routes'
import registry from '@generated/registry'
import routes from '@generated/routes'
import chunkNames from '@generated/routesChunkNames'

interface Route {
	readonly path: string
	readonly routes?: Route[]
}

/** Puts the routes of all messages where the wildcard stands. */
export function addMessageRoutes(): void {
	Object.assign(chunkNames, ownChunkNames)
	Object.assign(registry, ownRegistry)
	const place = parentOfWildcard(routes as Route[])
	if (!place) throw new Error('lean-client: the table of routes has no place for messages')
	const at = place.findIndex(isWildcard)
	place.splice(at, 1, ...messageRoutes())
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
