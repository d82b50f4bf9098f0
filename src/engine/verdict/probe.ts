import type { Command } from '../../facts/bouncer'
import type { Place } from './verdict'

const note = 'Put the address of your file in place of `ENDPOINT`. It counts as a pull.'

/** A pull by hand, with the key and from the host of the bouncer: its answer tells the causes of a failed pull apart. */
export function probeAt({ manager }: Place): Command {
	return manager === 'windows'
		? {
				run: `$KEY = Read-Host 'API key'; curl.exe -sS -m 20 -o NUL -w 'HTTP %{http_code}' -H "X-Api-Key: $KEY" 'ENDPOINT/v1/decisions/stream?startup=true'`,
				shell: 'powershell',
				note,
				known: 'source',
			}
		: {
				run: `read -rsp 'API key: ' KEY; echo; curl -sS -m 20 -o /dev/null -w 'HTTP %{http_code}\\n' -H "X-Api-Key: $KEY" 'ENDPOINT/v1/decisions/stream?startup=true'`,
				note,
				known: 'source',
			}
}
