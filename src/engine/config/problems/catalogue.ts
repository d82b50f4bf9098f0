import type { CauseId } from '../../../facts/causes'
import type { ConstraintCode } from '../../../facts/constraint-codes'
import type { SyntaxCode } from '../formats/document'
import type { EndpointErrorCode } from '../values/endpoint'
import type { PlanCode } from '../values/interval'

/** Everything that can be said about a file: by a reader of its format, by the checker, by the facts about one bouncer. */
export type ProblemCode =
	| SyntaxCode
	| ConstraintCode
	| EndpointErrorCode
	| Exclude<PlanCode, 'interval-equals-alert'>
	| 'another-file'
	| 'container-runtime'
	| 'excludes-another'
	| 'listen-form'
	| 'listen-loopback'
	| 'login-twice'
	| 'newer-option'
	| 'name-not-declared'
	| 'not-a-network'
	| 'port-twice'
	| 'registration-lost'
	| 'trusts-everybody'
	| 'wrong-level'
	| 'bad-value'
	| 'blanks'
	| 'byte-order-mark'
	| 'code-fence'
	| 'fragment'
	| 'other-language'
	| 'settings-elsewhere'
	| 'template'
	| 'curly-quotes'
	| 'duplicate-option'
	| 'empty'
	| 'empty-value'
	| 'equals-in-value'
	| 'host-form'
	| 'ignored-option'
	| 'inline-comment'
	| 'interval-form'
	| 'invisible-character'
	| 'key-blanks'
	| 'key-characters'
	| 'key-cut'
	| 'key-doubled'
	| 'key-is-address'
	| 'key-is-path'
	| 'key-labelled'
	| 'key-masked'
	| 'key-shape'
	| 'legacy-name'
	| 'missing-option'
	| 'not-recognised'
	| 'path-slash'
	| 'placeholder'
	| 'quotes'
	| 'repeated-value'
	| 'scheme-form'
	| 'too-large'
	| 'unknown-option'
	| 'unreadable'
	| 'url-case'
	| 'url-content'
	| 'url-form'
	| 'url-full-path'
	| 'url-http'
	| 'url-integration-id'
	| 'url-is-key'
	| 'url-no-slash'
	| 'url-other-host'
	| 'url-port'
	| 'url-query'
	| 'url-slash'
	| 'value-masked'
	| 'variable'
	| 'windows-line-ends'
	| 'wrong-shape'

/**
 * What a problem is about. `fit`: the bouncer cannot work with this source of the list at all, so no file of it can be right.
 * `syntax`: the program, like its reader here, takes the text for something else than was meant.
 */
export type ProblemGroup = 'text' | 'syntax' | 'name' | 'address' | 'key' | 'value' | 'interval' | 'surroundings' | 'fit'

/**
 * What it needs from the reader where the text does not tell what is right. `value`: what the setting is to hold. `choice`: one of
 * several that work. `policy`: it works as it stands and does what its owner may have wanted, so a fix is told and never written.
 * `text`: something around the setting.
 */
export type Needs = 'value' | 'choice' | 'policy' | 'text'

export interface ProblemKind {
	/** `of-option`: it depends on what the setting holds. */
	readonly cause: CauseId | 'of-option'
	readonly group: ProblemGroup
	readonly needs: Needs
}

/** Each problem by its code. */
export const catalogue: Readonly<Record<ProblemCode, ProblemKind>> = {
	// The text as signs.
	'code-fence': { cause: 'config-syntax', group: 'text', needs: 'text' },
	'byte-order-mark': { cause: 'config-syntax', group: 'text', needs: 'text' },
	'windows-line-ends': { cause: 'config-syntax', group: 'text', needs: 'text' },
	'curly-quotes': { cause: 'config-syntax', group: 'text', needs: 'text' },
	'invisible-character': { cause: 'config-syntax', group: 'text', needs: 'text' },
	blanks: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	quotes: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'inline-comment': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'equals-in-value': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	fragment: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	template: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'other-language': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'settings-elsewhere': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	empty: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'not-recognised': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'another-file': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	'too-large': { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	unreadable: { cause: 'config-invalid-value', group: 'text', needs: 'text' },
	syntax: { cause: 'config-syntax', group: 'syntax', needs: 'text' },
	'line-without-equals': { cause: 'config-syntax', group: 'syntax', needs: 'text' },
	'label-without-equals': { cause: 'config-syntax', group: 'syntax', needs: 'text' },
	'equals-sign': { cause: 'config-syntax', group: 'syntax', needs: 'text' },
	'no-php-tag': { cause: 'config-syntax', group: 'syntax', needs: 'text' },

	// Names.
	'legacy-name': { cause: 'config-unknown-key', group: 'name', needs: 'value' },
	'unknown-option': { cause: 'config-unknown-key', group: 'name', needs: 'value' },
	'ignored-option': { cause: 'config-unknown-key', group: 'name', needs: 'text' },
	'wrong-level': { cause: 'config-unknown-key', group: 'name', needs: 'text' },
	'newer-option': { cause: 'config-unknown-key', group: 'name', needs: 'choice' },
	'repeated-value': { cause: 'config-invalid-value', group: 'name', needs: 'choice' },
	'duplicate-option': { cause: 'config-invalid-value', group: 'name', needs: 'choice' },

	// The address.
	'url-full-path': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-no-integration': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-content': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-case': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-slash': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-no-slash': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'path-slash': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-web-app': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-central-api': { cause: 'api-url-wrong-path', group: 'address', needs: 'value' },
	'url-scheme': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-spaces': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-malformed': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-empty': { cause: 'api-url-missing', group: 'address', needs: 'value' },
	'url-host': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-query': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-credentials': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-placeholder': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-is-key': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-form': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'scheme-form': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'host-form': { cause: 'api-url-malformed', group: 'address', needs: 'value' },
	'url-port': { cause: 'tls-protocol', group: 'address', needs: 'value' },
	'url-http': { cause: 'config-invalid-value', group: 'address', needs: 'value' },
	'url-other-host': { cause: 'config-invalid-value', group: 'address', needs: 'value' },
	'url-integration-id': { cause: 'config-invalid-value', group: 'address', needs: 'value' },

	// The key.
	'key-cut': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-is-address': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-is-path': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-labelled': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-shape': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-doubled': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-characters': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-blanks': { cause: 'api-key-malformed', group: 'key', needs: 'value' },
	'key-masked': { cause: 'config-invalid-value', group: 'key', needs: 'value' },

	// Values.
	variable: { cause: 'api-key-malformed', group: 'value', needs: 'value' },
	placeholder: { cause: 'of-option', group: 'value', needs: 'value' },
	'missing-option': { cause: 'of-option', group: 'value', needs: 'value' },
	'empty-value': { cause: 'of-option', group: 'value', needs: 'value' },
	'bad-value': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'value-masked': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'wrong-shape': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	// Of the engine's own files.
	'listen-form': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'listen-loopback': { cause: 'connection-refused', group: 'value', needs: 'choice' },
	'port-twice': { cause: 'port-in-use', group: 'value', needs: 'choice' },
	'not-a-network': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'trusts-everybody': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'login-twice': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'registration-lost': { cause: 'engine-machine-silent', group: 'value', needs: 'text' },
	'container-runtime': { cause: 'engine-no-logs-parsed', group: 'value', needs: 'choice' },
	'excludes-another': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'bouncer-disabled': { cause: 'bouncer-disabled-in-config', group: 'value', needs: 'policy' },
	'module-off': { cause: 'bouncer-disabled-in-config', group: 'value', needs: 'policy' },
	'not-enabled': { cause: 'bouncer-disabled-in-config', group: 'value', needs: 'value' },
	'blocks-all-on-failure': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'hard-fails': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'outage-shuts-out': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'nobody-blocked': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'certificate-checks-off': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'dry-run': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'log-only': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'both-families-off': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'both-nftables-families-off': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'family-off-without-block': { cause: 'config-invalid-value', group: 'value', needs: 'text' },
	'login-pages-open': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'mode-not-stream': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'never-pulls': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'redirect-in-circle': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'deny-action-of-iptables': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'appsec-with-integration': { cause: 'appsec-unreachable', group: 'value', needs: 'policy' },
	'metrics-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'metrics-without-path': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'tls-login-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'certificate-and-key': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'certificate-incomplete': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'ca-unused': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'captcha-incomplete': { cause: 'captcha-misconfigured', group: 'value', needs: 'choice' },
	'captcha-custom-incomplete': { cause: 'captcha-misconfigured', group: 'value', needs: 'choice' },
	'filter-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'origin-filter-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'scenario-filter-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'scenario-exclusion-with-integration': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'origins-empty': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'origins-of-an-engine': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'set-only': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'no-chain': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
	'ipset-small': { cause: 'cache-too-small', group: 'value', needs: 'value' },
	'shared-dict-small': { cause: 'cache-too-small', group: 'value', needs: 'value' },
	'shm-too-small': { cause: 'cache-too-small', group: 'value', needs: 'value' },
	'timeout-too-short': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'cache-system-missing': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'cache-path-missing': { cause: 'config-invalid-value', group: 'value', needs: 'text' },
	'redis-address-missing': { cause: 'config-invalid-value', group: 'value', needs: 'text' },
	'memcached-address-missing': { cause: 'config-invalid-value', group: 'value', needs: 'text' },
	'level-missing': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'log-folder-missing': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'log-mode-missing': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'map-missing': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'no-listener': { cause: 'config-invalid-value', group: 'value', needs: 'value' },
	'daemonize-off': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'not-a-daemon': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'one-process-per-decision': { cause: 'config-invalid-value', group: 'value', needs: 'policy' },
	'arguments-without-stdin': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },

	// How often it asks.
	'interval-floods': { cause: 'rate-limited', group: 'interval', needs: 'value' },
	'interval-form': { cause: 'config-invalid-value', group: 'interval', needs: 'value' },
	'interval-below-plans': { cause: 'rate-limited', group: 'interval', needs: 'value' },
	'interval-enterprise': { cause: 'config-invalid-value', group: 'interval', needs: 'choice' },
	'interval-beyond-alert': { cause: 'config-invalid-value', group: 'interval', needs: 'choice' },
	'cron-below-plans': { cause: 'rate-limited', group: 'interval', needs: 'choice' },

	// What must stand around the settings.
	'name-not-declared': { cause: 'plugin-not-enabled', group: 'surroundings', needs: 'text' },
	'not-attached': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'order-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'nothing-pulls': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'pulls-once': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'refresh-off': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'library-path-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'shared-dict-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'certificates-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'resolver-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'backend-missing': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'relay-without-tls': { cause: 'tls-protocol', group: 'surroundings', needs: 'text' },
	'library-not-loaded': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'relay-without-path': { cause: 'api-url-wrong-path', group: 'surroundings', needs: 'text' },
	'server-missing': { cause: 'api-url-missing', group: 'surroundings', needs: 'text' },
	'settings-not-named': { cause: 'config-missing', group: 'surroundings', needs: 'text' },
	'ban-without-effect': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },
	'messages-of-older-version': { cause: 'config-invalid-value', group: 'surroundings', needs: 'text' },

	// Nothing in this file can make it work.
	'works-with-engine-only': { cause: 'config-invalid-value', group: 'fit', needs: 'choice' },
	'no-stream': { cause: 'config-invalid-value', group: 'fit', needs: 'choice' },
	'pf-on-linux': { cause: 'config-invalid-value', group: 'value', needs: 'choice' },
}
