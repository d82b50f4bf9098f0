import { composePs } from './compose-ps'
import { containerLogs } from './container-logs'
import { curl } from './curl'
import { dig } from './dig'
import { dockerInspect } from './docker-inspect'
import { dockerPs } from './docker-ps'
import { apacheTest, haproxyTest, nginxTest } from './file-tests'
import { journalctl } from './journalctl'
import { kubectlDescribe } from './kubectl-describe'
import { kubectlGetPods } from './kubectl-get-pods'
import { kubectlGetYaml } from './kubectl-get-yaml'
import { netstat, ss } from './listeners'
import { getent, host, nslookup } from './name-lookups'
import { openssl } from './openssl'
import type { OutputReader } from './output'
import { apk, apt, composer, dnf, npm, pip } from './package-managers'
import { ipset, iptables, nft } from './packet-filters'
import { scQuery } from './sc-query'
import { securityEngineReaders } from './security-engine/all'
import { systemctlCat } from './systemctl-cat'
import { systemctlShow } from './systemctl-show'
import { systemctlStatus } from './systemctl-status'
import { wget } from './wget'

/** Every output that is understood. Of two whose form fits one line the first reads it. */
export const outputReaders: readonly OutputReader[] = [
	systemctlStatus,
	systemctlShow,
	systemctlCat,
	scQuery,
	journalctl,
	dockerPs,
	composePs,
	dockerInspect,
	containerLogs,
	kubectlGetYaml,
	kubectlGetPods,
	kubectlDescribe,
	nginxTest,
	haproxyTest,
	apacheTest,
	curl,
	wget,
	dig,
	nslookup,
	host,
	getent,
	openssl,
	ss,
	netstat,
	apt,
	apk,
	dnf,
	pip,
	npm,
	composer,
	nft,
	iptables,
	ipset,
	...securityEngineReaders,
]
