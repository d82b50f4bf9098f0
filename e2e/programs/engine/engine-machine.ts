import { debian12 } from '../machine/debian-base'
import { Machine } from '../machine/machine'
import { inPrograms, programFile, whyNotInPrograms } from '../newest/program'
import { must, type Ran } from '../run-inside'
import { engineVersion } from './engine-version'
import { centralApi, namesOfServices, StandInServices } from './stand-in-services'
import { bouncerFile, type EngineId, type EngineState } from './states'

/** What the newest engine is made of in the folder PROGRAMS_DIR: its two programs, and a checkout of the Hub. */
const newest = ['crowdsec', 'cscli'] as const
const hub = 'hub'

/** Why the newest engine cannot be run here; null when it can. */
export function whyNoNewestEngine(): string | null {
	return whyNotInPrograms(...newest, hub)
}

const reader = 'reader@web01:~$ '
/** What was there before the first state, for the next. */
const kept = ['/etc/crowdsec', '/var/lib/crowdsec']
const logs = ['/var/log/nginx/access.log', '/var/log/nginx/error.log', '/var/log/auth.log', '/var/log/syslog']
const units = 'crowdsec crowdsec-firewall-bouncer'

/** Debian with a Security Engine and the firewall bouncer that pulls from it, in a network with stand-ins of CrowdSec's services. */
export class EngineMachine {
	private constructor(
		private readonly id: EngineId,
		readonly machine: Machine,
		private readonly services: StandInServices,
		private readonly address: string,
	) {}

	static async start(id: EngineId): Promise<EngineMachine> {
		const machine = await Machine.start(debian12)
		const services = new StandInServices(machine.folder, id === 'newest' ? inPrograms(hub) : machine.outside('/usr/share/crowdsec/hub'))
		const engine = new EngineMachine(id, machine, services, machine.network.secondAddress())
		try {
			await engine.lay()
			return engine
		} catch (error) {
			await engine.close()
			throw error
		}
	}

	/** Lays the engine and its bouncer, sound, and keeps what is there then. */
	private async lay(): Promise<void> {
		const { id, machine } = this
		await this.services.listen(this.address)
		this.open()
		machine.write('/etc/crowdsec/online_api_credentials.yaml', `url: https://${centralApi}/\nlogin: stand-in\npassword: stand-in\n`)
		for (const log of logs) machine.write(log, '')
		await this.root('chown -R root:adm /var/log/nginx /var/log/auth.log; chmod 0640 /var/log/nginx/*.log /var/log/auth.log')
		await this.root('apt-get install --yes -qq --no-install-recommends crowdsec crowdsec-firewall-bouncer', 240)
		if (id === 'newest') await this.replace()
		await this.root(`echo 'update_frequency: 1s' >>${bouncerFile}; systemctl stop ${units}; mkdir /root/kept; cp -a --parents ${kept.join(' ')} /root/kept/`)
	}

	async close(): Promise<void> {
		await this.services.close()
		await this.machine.close()
	}

	/** As root; fails where the command fails. */
	root(command: string, seconds?: number): Promise<string> {
		return must(command, this.machine.asRoot(command, seconds))
	}

	/** Brings a sound engine into a state, and lets attackers come by. */
	async bring({ prepare = 'true', induce = 'true', outside, without }: Pick<EngineState, 'prepare' | 'induce' | 'outside' | 'without'> = {}): Promise<void> {
		this.open()
		await this.root(`systemctl stop ${units}; rm -rf /etc/systemd/system/crowdsec.service.d ${kept.join(' ')} /var/log/crowdsec*; cp -a /root/kept/. /
for log in ${logs.join(' ')}; do : >$log; chown root:adm $log; done
journalctl --quiet --rotate --vacuum-time=1s; systemctl daemon-reload; systemctl reset-failed`)
		if (outside === 'refused') this.services.refuses = true
		if (outside === 'unreachable') this.machine.dns.know(centralApi, null)
		await this.root(prepare)
		// What was prepared may keep the engine from starting.
		await this.machine.asRoot('systemctl start crowdsec; systemctl start crowdsec-firewall-bouncer')
		await this.root(induce)
		await this.attack(without)
	}

	/**
	 * Somebody tries passwords and looks for holes, again where an engine that has just started did not look yet.
	 *
	 * @param without What the engine does not come to: that it has read the lines, or bans somebody. Anything else is waited for, however busy the machine is.
	 */
	async attack(without?: EngineState['without']): Promise<void> {
		await this.root(
			`attack() {
for n in $(seq 12); do echo "$(LC_ALL=C date '+%b %e %H:%M:%S') web01 sshd[4711]: Failed password for invalid user admin$n from 203.0.113.9 port 5000$n ssh2"; done >>/var/log/auth.log
for n in $(seq 30); do echo "203.0.113.9 - - [$(LC_ALL=C date '+%d/%b/%Y:%H:%M:%S %z')] \\"GET /$n.php HTTP/1.1\\" 404 162 \\"-\\" \\"Mozilla/5.0\\""; done >>/var/log/nginx/access.log
}
for look in $(seq 0 ${without === 'lines' ? 20 : 1000}); do
	[ $((look % 100)) -gt 0 ] || attack
	systemctl is-active --quiet crowdsec || exit 0
	curl -s -m 2 http://127.0.0.1:6060/metrics | awk '/^cs_filesource_hits_total/ { sum += $NF } END { exit sum < 30 }' && break
	sleep 0.2
done
for look in $(seq ${without === undefined ? 1000 : 15}); do grep -qs '203.0.113.9 : .*4h ban' /var/log/crowdsec*.log && break; sleep 0.2; done`,
			400,
		)
	}

	/** Of the installed program: `1.7.8`. */
	async version(): Promise<string> {
		return engineVersion((await this.machine.asRoot('cscli version 2>&1')).output)
	}

	/** From now on the services outside answer, and let the engine in. */
	open(): void {
		this.services.refuses = false
		for (const name of namesOfServices) this.machine.dns.know(name, this.address)
	}

	/** From now on something answers at Docker's socket: 1.7.8 asks it before it takes a source of that kind. */
	async layDocker(): Promise<void> {
		const answer = String.raw`printf "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"`
		await this.root(`systemd-run --quiet --unit=docker-stand-in systemd-socket-activate --listen=/run/docker.sock --accept --inetd /bin/sh -c '${answer}'`)
	}

	/** What the reader types, and what stands in their terminal afterwards. */
	async typed(command: string, seconds = 120): Promise<Ran & { readonly shown: string }> {
		const ran = await this.machine.typed(command, 'y', seconds)
		return { ...ran, shown: `${reader}${command}\n${ran.output}${ran.output.endsWith('\n') || ran.output === '' ? '' : '\n'}` }
	}

	/** The archive that `cscli support dump` writes; null where an engine that has ended lets it write none, as 1.4.6 does. */
	async dump(): Promise<Buffer | null> {
		const file = '/tmp/dump.zip'
		await this.root(`rm -f ${file}`)
		// Profiles of the processor take half a minute, and nothing is read from them; 1.4.6 makes none.
		const { exitCode, output } = await this.typed(`sudo cscli support dump ${this.id === 'newest' ? '--fast ' : ''}-f ${file}`, 170)
		if (this.machine.exists(file)) return this.machine.bytes(file)
		const { output: state } = await this.machine.asRoot('systemctl is-active crowdsec')
		if (this.id === 'debian' && state.trim() !== 'active') return null
		throw new Error(`cscli support dump wrote no archive (${exitCode}):\n${output}`)
	}

	/** The newest programs in place of Debian's, with what they fetch from the Hub. */
	private async replace(): Promise<void> {
		await this.root(`systemctl stop ${units}`)
		for (const name of newest) this.machine.copy(programFile(name), `/usr/bin/${name}`)
		await this.root(`rm -rf /etc/crowdsec/collections /etc/crowdsec/parsers /etc/crowdsec/scenarios /var/lib/crowdsec/hub; mkdir /var/lib/crowdsec/hub
cscli hub update && cscli collections install crowdsecurity/nginx crowdsecurity/sshd
cscli parsers install crowdsecurity/whitelists crowdsecurity/syslog-logs crowdsecurity/dateparse-enrich`)
	}
}
