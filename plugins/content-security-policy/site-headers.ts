import { answerPolicy, closedWorkerPolicy } from './policy'

/** What a host says about the files of this site, whoever the host is. */
export interface SiteHeaders {
	readonly baseUrl: string
	/** With every answer, also of a page that is not there. */
	readonly everywhere: Readonly<Record<string, string>>
	/** The policy of these files replaces the one above, or is enforced as well: both is right. */
	readonly closedWorkers: { readonly paths: readonly string[]; readonly policy: string }
	/** Their names are hashes of what they hold. */
	readonly forEver: { readonly path: string; readonly cacheControl: string }
	/** All others are asked for again each time, and are not sent again when they are the same. */
	readonly cacheControl: string
}

/** Features of a browser that no page here uses, of those that every browser knows: an unknown one is a warning in the console. */
const unused = ['accelerometer', 'camera', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']

/**
 * @param workers Files of our own workers, below the site's folder.
 * @param hashes Of the inline scripts of all pages.
 */
export function siteHeaders(baseUrl: string, workers: readonly string[], hashes: readonly string[]): SiteHeaders {
	return {
		baseUrl,
		everywhere: {
			'Content-Security-Policy': answerPolicy(hashes),
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'no-referrer',
			'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Resource-Policy': 'same-origin',
		},
		closedWorkers: { paths: workers.map((file) => baseUrl + file), policy: closedWorkerPolicy() },
		forEver: { path: `${baseUrl}assets/`, cacheControl: 'public, max-age=31536000, immutable' },
		cacheControl: 'no-cache',
	}
}
