import type { Constraint } from '../../bouncer'

/**
 * What the Go client that most daemons share makes of its settings (crowdsecurity/go-cs-bouncer:stream_bouncer.go).
 *
 * @param file Id of the config file that holds them.
 */
export function goClientConstraints(file: string): readonly Constraint[] {
	return [
		{
			code: 'certificate-and-key',
			severity: 'error',
			file,
			key: 'cert_path',
			when: {
				all: [
					{ option: 'api_key', present: true },
					{ option: 'cert_path', present: true },
					{ option: 'key_path', present: true },
				],
			},
			message: 'An API key and a client certificate cannot be used together: “cannot use both API key and certificate auth”.',
			fix: 'Keep the key for a Console endpoint, and remove `cert_path` and `key_path`.',
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file,
			key: 'insecure_skip_verify',
			when: { option: 'insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; name a private CA in `ca_cert_path` instead.',
			set: false,
		},
		{
			code: 'filter-with-integration',
			severity: 'warning',
			file,
			key: 'scopes',
			when: { all: [{ source: 'integration' }, { option: 'scopes', present: true }] },
			message: 'The Console’s endpoint documents no filters; what it does with them is not known.',
			fix: 'Choose the content by the blocklists that the integration subscribes to.',
		},
	]
}
