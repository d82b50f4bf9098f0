import type { Bouncer } from '../../facts/bouncer'
import type { CauseId } from '../../facts/causes'
import type { Problem } from './types'

/** Root causes by the code of a problem, where the code alone tells. */
const causes: Readonly<Record<string, CauseId>> = {
	'url-full-path': 'api-url-wrong-path',
	'url-no-integration': 'api-url-wrong-path',
	'path-slash': 'api-url-wrong-path',
	'url-content': 'api-url-wrong-path',
	'url-case': 'api-url-wrong-path',
	'url-slash': 'api-url-wrong-path',
	'url-no-slash': 'api-url-wrong-path',
	'url-web-app': 'api-url-wrong-path',
	'url-central-api': 'api-url-wrong-path',
	'url-scheme': 'api-url-malformed',
	'url-spaces': 'api-url-malformed',
	'url-malformed': 'api-url-malformed',
	'url-host': 'api-url-malformed',
	'url-query': 'api-url-malformed',
	'url-credentials': 'api-url-malformed',
	'url-placeholder': 'api-url-malformed',
	'url-port': 'tls-protocol',
	variable: 'api-key-malformed',
	'key-cut': 'api-key-malformed',
	'key-is-address': 'api-key-malformed',
	'key-labelled': 'api-key-malformed',
	'url-form': 'api-url-malformed',
	'scheme-form': 'api-url-malformed',
	'host-form': 'api-url-malformed',
	'key-shape': 'api-key-malformed',
	'key-doubled': 'api-key-malformed',
	'key-characters': 'api-key-malformed',
	'key-blanks': 'api-key-malformed',
	'interval-floods': 'rate-limited',
	'cron-below-plans': 'rate-limited',
	'legacy-name': 'config-unknown-key',
	'unknown-option': 'config-unknown-key',
	'ignored-option': 'config-unknown-key',
	'bouncer-disabled': 'bouncer-disabled-in-config',
	'not-enabled': 'bouncer-disabled-in-config',
	'module-off': 'bouncer-disabled-in-config',
	syntax: 'config-syntax',
	'byte-order-mark': 'config-syntax',
	'windows-line-ends': 'config-syntax',
	'line-without-equals': 'config-syntax',
	'label-without-equals': 'config-syntax',
	'equals-sign': 'config-syntax',
	'no-php-tag': 'config-syntax',
	'curly-quotes': 'config-syntax',
	'invisible-character': 'config-syntax',
}

/** Which root cause a problem of a configuration file is. */
export function causeOfProblem({ code, key }: Problem, bouncer: Bouncer | null): CauseId {
	const told = Object.hasOwn(causes, code) ? causes[code] : undefined
	if (told) return told
	if (code === 'missing-option' || code === 'empty-value' || code === 'placeholder') {
		if (bouncer && key === bouncer.keyOption) return 'api-key-missing'
		if (bouncer && key === bouncer.endpoint.option) return 'api-url-missing'
	}
	return 'config-invalid-value'
}
