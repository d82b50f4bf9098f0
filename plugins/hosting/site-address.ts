/** Where the site will be, as its host says when it is built. */
export interface SiteAddress {
	/** Scheme and host. */
	readonly url: string
	/** Begins and ends with a slash. */
	readonly baseUrl: string
}

/**
 * @param environment `SITE_URL` is scheme and host, `BASE_URL` the path below it.
 * @throws Error naming the variable that is none.
 */
export function siteAddress({ SITE_URL, BASE_URL }: Readonly<Record<string, string | undefined>>): SiteAddress {
	const url = SITE_URL || 'http://localhost:3000'
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new Error(`SITE_URL is no address: ${url}`)
	const { origin, pathname } = new URL(url)
	if (pathname !== '/') throw new Error(`SITE_URL is scheme and host only; what follows goes into BASE_URL: ${pathname}`)
	const path = (BASE_URL ?? '').split('/').filter(Boolean).join('/')
	if (!/^[\w./-]*$/.test(path)) throw new Error(`BASE_URL is no path: ${BASE_URL}`)
	return { url: origin, baseUrl: path === '' ? '/' : `/${path}/` }
}

/** Who runs the site, as HTML for its footer: the name that was given, or the host that readers see; a build for nobody's host names nobody. */
export function operatorText({ SITE_OPERATOR, SITE_URL }: Readonly<Record<string, string | undefined>>): string {
	const name = SITE_OPERATOR || (SITE_URL ? new URL(SITE_URL).host : '')
	const operator = name === '' ? '' : `Run by ${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}. `
	return `${operator}An independent project, not a service of CrowdSec.`
}
