import type { ReactNode } from 'react'
import { ConfigPaste } from '../config-paste'
import { ConvertPanel } from './ConvertPanel'

const sample = `# /etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf
ENABLED=true
API_URL=https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567
API_KEY=3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0
MODE=stream
UPDATE_FREQUENCY=3600
REQUEST_TIMEOUT=15000
BOUNCING_ON_TYPE=ban
RET_CODE=404
EXCLUDE_LOCATION=/health,/status
`

/** Paste the file of one bouncer, get the same settings for another one. */
export function ConfigConverter(): ReactNode {
	return (
		<ConfigPaste
			testId="config-converter"
			label="Paste the configuration file that you have"
			placeholder="The whole file. It stays in this tab, key included."
			action="Convert it"
			sample={sample}
			inTerminal={
				<>
					The converter needs JavaScript. In a terminal the same one is: <code>bouncer-doctor convert --to ID FILE</code>
				</>
			}
		>
			{(text) => text !== null && <ConvertPanel key={text} text={text} from={null} />}
		</ConfigPaste>
	)
}
