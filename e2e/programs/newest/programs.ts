import { awsPrograms } from './aws-waf'
import { cloudflarePrograms } from './cloudflare'
import { envoyPrograms } from './envoy'
import { fastlyPrograms } from './fastly'
import { goPrograms } from './go'
import { libraries } from './libraries'
import { luaPrograms } from './lua'
import { phpPrograms } from './php'
import type { NewestProgram } from './program'
import { proxies } from './proxies'

export const newest: readonly NewestProgram[] = [
	...goPrograms,
	...proxies,
	...envoyPrograms,
	...luaPrograms,
	...phpPrograms,
	...libraries,
	...awsPrograms,
	...cloudflarePrograms,
	...fastlyPrograms,
]
