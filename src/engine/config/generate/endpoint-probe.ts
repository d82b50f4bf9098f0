import { posixWord } from '../../shell/posix'

/**
 * A command for bash that asks an endpoint as a bouncer would. The key is asked for, so that it stands in no history. One line: of
 * several, a terminal without bracketed paste would take the second for the key.
 */
export function endpointProbe(base: string): string {
	return `read -rsp 'API key: ' KEY; echo; curl -sS -m 20 -w '\\nHTTP %{http_code}\\n' -H "X-Api-Key: $KEY" ${posixWord(`${base}/v1/decisions/stream?startup=true`)} | tail -c 300`
}
