import type { CauseId } from '../../../facts/causes'
import type { Certificate, HttpAnswer, NameLookup, NoAnswer } from '../../intake/outputs/output'
import { plainText } from '../../plain-text'
import { asks, isEndpointHost } from './endpoint'
import type { Shown } from './shown'

function fault(cause: CauseId, page: string | null, means: string, fix: string): Shown {
	return { kind: 'fault', of: 'bouncer', role: 'root', cause, page, means, fix }
}

/** An answer of the stream to a key proves something; one at `/`, or of another server, does not. */
export function shownByAnswer({ url, status, withKey }: HttpAnswer): Shown | null {
	if (url === null) return null
	switch (asks(url)) {
		case 'other':
			return null
		case 'endpoint':
			return {
				kind: 'note',
				says: `The endpoint’s host answered (${status}). That it can be reached is all that this shows: the path of the stream was not asked.`,
			}
		case 'stream':
			return ofStream(status, withKey)
	}
}

function ofStream(status: number, withKey: boolean | null): Shown | null {
	const isRefused = status === 401 || status === 403
	if (withKey === false)
		return isRefused
			? { kind: 'note', says: 'The stream was asked without a key: a refusal is what anybody gets, and says nothing of the key in the file.' }
			: null
	if (withKey === null) return isRefused ? { kind: 'note', says: 'The request as it was pasted shows no key: without one anybody is refused.' } : null
	switch (status) {
		case 200:
			return { kind: 'proof', says: 'The endpoint answered a pull by hand with 200: address, key and network are right on that host.' }
		case 401:
		case 403:
			return fault(
				'api-key-invalid',
				`endpoint/http-${status}`,
				`The endpoint refused the key of a pull by hand (${status}).`,
				'Copy the key anew from the Console, or make a new one.',
			)
		case 404:
			return fault(
				'api-url-wrong-path',
				'endpoint/http-404',
				'The endpoint does not know the path of the pull by hand (404).',
				'Copy the address of the integration anew from the Console.',
			)
		case 429:
			return fault('rate-limited', 'endpoint/http-429', 'The endpoint has too many requests of this key (429).', 'Wait, and pull less often.')
		default:
			return status >= 500
				? fault('endpoint-5xx', null, `The endpoint, or a proxy before it, failed (${status}).`, 'Wait. Where a proxy stands between, look there.')
				: null
	}
}

export function shownByNoAnswer({ url, host, why, message }: NoAnswer): Shown | null {
	if (host === null || !(isEndpointHost(host) || (url !== null && asks(url) === 'stream'))) return null
	const cause = causeOfNoAnswer(why)
	return cause === null ? null : fault(cause, null, `\`${host}\` could not be asked: ${plainText(message).slice(0, 200)}.`, fixOf(cause))
}

function causeOfNoAnswer(why: NoAnswer['why']): CauseId | null {
	switch (why) {
		case 'name':
			return 'dns-failure'
		case 'refused':
			return 'connection-refused'
		case 'timeout':
			return 'connection-timeout'
		case 'unreachable':
			return 'network-unreachable'
		case 'reset':
			return 'connection-reset'
		case 'tls-untrusted':
			return 'tls-unknown-ca'
		case 'tls-expired':
			return 'tls-expired'
		case 'tls-name':
			return 'tls-hostname'
		case 'tls':
			return 'tls-protocol'
		case 'proxy':
		case 'other':
			return null
	}
}

function fixOf(cause: CauseId): string {
	switch (cause) {
		case 'dns-failure':
			return 'Check the spelling of the name, then the name servers of this host.'
		case 'tls-unknown-ca':
			return 'Install `ca-certificates`; behind a proxy that opens TLS install its CA; check the clock.'
		case 'tls-expired':
			return 'Check the clock of this host first; a certificate of your own has to be renewed.'
		default:
			return 'See that this host may open connections to that address and port.'
	}
}

export function shownByLookup({ name, addresses, why }: NameLookup): Shown | null {
	if (!isEndpointHost(name) || addresses.length > 0) return null
	const reason = why === 'no-server' ? 'no name server answers' : why === 'no-such-name' ? 'no such name is known' : 'it has no address'
	return fault('dns-failure', 'endpoint/dns-tools', `\`${name}\` does not resolve here: ${reason}.`, fixOf('dns-failure'))
}

/** Numbers of `X509_V_ERR_…` in OpenSSL's `x509_vfy.h`. */
export function shownByCertificate({ host, verifyCode, message, issuer }: Certificate): Shown | null {
	if (host === null || !isEndpointHost(host) || verifyCode === 0) return null
	const shown = `The certificate of \`${host}\`${issuer === null ? '' : `, issued by \`${plainText(issuer)}\`,`} is not accepted: ${message}.`
	switch (verifyCode) {
		case 9:
		case 10:
			return fault('tls-expired', null, shown, fixOf('tls-expired'))
		case 62:
			return fault('tls-hostname', null, shown, 'Use the name that the certificate is for.')
		default:
			return fault('tls-unknown-ca', null, shown, fixOf('tls-unknown-ca'))
	}
}
