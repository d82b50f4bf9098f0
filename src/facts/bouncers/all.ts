import { type Bouncer, bouncerIds } from '../bouncer'
import { apache } from './apache'
import { awsWaf } from './aws-waf'
import { blocklistMirror } from './blocklist-mirror'
import { caddy } from './caddy'
import { cloudflareLegacy } from './cloudflare-legacy'
import { cloudflareWorker } from './cloudflare-worker'
import { custom } from './custom'
import { envoy } from './envoy'
import { fastly } from './fastly'
import { firewall } from './firewall'
import { goSdk } from './go-sdk'
import { haproxy } from './haproxy'
import { haproxySpoa } from './haproxy-spoa'
import { ingressNginx } from './ingress-nginx'
import { magento } from './magento'
import { nginx } from './nginx'
import { nginxModule } from './nginx-module'
import { nodejs } from './nodejs'
import { openresty } from './openresty'
import { phpLib } from './php-lib'
import { phpStandalone } from './php-standalone'
import { pythonSdk } from './python-sdk'
import { traefik } from './traefik'
import { traefikForwardauth } from './traefik-forwardauth'
import { windowsFirewall } from './windows-firewall'
import { wordpress } from './wordpress'

const known: readonly Bouncer[] = [
	nginx,
	openresty,
	ingressNginx,
	nginxModule,
	apache,
	traefik,
	traefikForwardauth,
	haproxy,
	haproxySpoa,
	caddy,
	envoy,
	wordpress,
	phpStandalone,
	phpLib,
	magento,
	cloudflareWorker,
	cloudflareLegacy,
	fastly,
	awsWaf,
	firewall,
	custom,
	blocklistMirror,
	windowsFirewall,
	goSdk,
	pythonSdk,
	nodejs,
]

/** Every bouncer that we know, in the order of `bouncerIds`. */
export const bouncers: readonly Bouncer[] = bouncerIds.flatMap((id) => known.filter((bouncer) => bouncer.id === id))
