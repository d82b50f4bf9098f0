import { withText } from '../generated'
import { fetched, goClient, install, installed, type NewestProgram, programFile, statusFor, told } from './program'

const firewall = {
	bouncer: 'firewall',
	program: 'crowdsec-firewall-bouncer',
	version: () => told('crowdsec-firewall-bouncer', ['-V']),
	lay: (stage, files) => {
		install(stage, 'crowdsec-firewall-bouncer')
		return files
	},
	command: [installed('crowdsec-firewall-bouncer'), '-c', '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'],
	log: '/var/log/crowdsec-firewall-bouncer.log',
	tells: goClient,
} as const satisfies Partial<NewestProgram>

/** Bouncers of CrowdSec that are one Go program and shut out by themselves. */
export const goPrograms: readonly NewestProgram[] = [
	{
		...firewall,
		deployment: 'deb-nftables',
		needs: ['crowdsec-firewall-bouncer', '/usr/sbin/nft'],
		blocks: (stage, address) => stage.network.ask('nft', 'list', 'ruleset').includes(address),
	},
	{
		...firewall,
		deployment: 'deb-iptables',
		needs: ['crowdsec-firewall-bouncer', '/usr/sbin/iptables', '/usr/sbin/ipset'],
		blocks: (stage, address) => stage.network.ask('ipset', 'list').includes(address) && stage.network.ask('iptables', '-S').includes('--match-set'),
	},
	{
		bouncer: 'blocklist-mirror',
		deployment: 'deb',
		program: 'crowdsec-blocklist-mirror',
		needs: ['crowdsec-blocklist-mirror'],
		version: () => told('crowdsec-blocklist-mirror', ['-version']),
		lay: (stage, files) => {
			install(stage, 'crowdsec-blocklist-mirror')
			return files
		},
		command: [installed('crowdsec-blocklist-mirror'), '-c', '/etc/crowdsec/bouncers/crowdsec-blocklist-mirror.yaml'],
		log: '/var/log/crowdsec-blocklist-mirror.log',
		tells: goClient,
		blocks: (stage, address) => fetched(stage, 'http://127.0.0.1:41412/security/blocklist').split('\n').includes(address),
	},
	{
		bouncer: 'custom',
		deployment: 'deb',
		program: 'crowdsec-custom-bouncer',
		needs: ['crowdsec-custom-bouncer'],
		version: () => told('crowdsec-custom-bouncer', ['-version']),
		lay: (stage, files) => {
			install(stage, 'crowdsec-custom-bouncer')
			stage.root.write('/usr/local/bin/on-decision.sh', '#!/bin/sh\nexec cat >/mnt/fed\n', 0o755)
			return files
		},
		command: [installed('crowdsec-custom-bouncer'), '-c', '/etc/crowdsec/bouncers/crowdsec-custom-bouncer.yaml'],
		log: '/var/log/crowdsec-custom-bouncer.log',
		tells: goClient,
		blocks: (stage, address) => stage.read('/mnt/fed').includes(`"${address}"`),
	},
	{
		bouncer: 'haproxy-spoa',
		deployment: 'deb',
		program: 'crowdsec-spoa-bouncer',
		needs: ['crowdsec-spoa-bouncer', '/usr/sbin/haproxy', 'cs-haproxy-spoa-bouncer'],
		version: () => told('crowdsec-spoa-bouncer', ['-V']),
		lay: (stage, files) => {
			install(stage, 'crowdsec-spoa-bouncer')
			stage.root.copy(programFile('cs-haproxy-spoa-bouncer', 'lua'), '/usr/lib/crowdsec-haproxy-spoa-bouncer/lua')
			stage.root.copy(programFile('cs-haproxy-spoa-bouncer', 'templates'), '/var/lib/crowdsec-haproxy-spoa-bouncer/html')
			const own = 'frontend your-frontend\n    bind 127.0.0.1:8000\n    timeout client 5s\n'
			return withText(files, 'frontend your-frontend\n', own)
		},
		command: [
			'sh',
			'-c',
			`mkdir -p /var/log/crowdsec-spoa; setpriv --pdeathsig KILL haproxy -f /etc/haproxy/haproxy.cfg >/dev/null 2>&1 & exec ${installed('crowdsec-spoa-bouncer')} -c /etc/crowdsec/bouncers/crowdsec-spoa-bouncer.yaml`,
		],
		log: '/var/log/crowdsec-spoa/crowdsec-spoa-bouncer.log',
		tells: goClient,
		blocks: (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/') === '403',
	},
]
