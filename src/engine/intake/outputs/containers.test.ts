import { describe, expect, it } from 'vitest'
import { findOutputs } from './find-outputs'
import { seenIn } from './testing/seen-in'

const ps = `CONTAINER ID   IMAGE                        COMMAND                  CREATED          STATUS                          PORTS                    NAMES
29ca70cc3ef8   crowdsecurity/spoa-bouncer   "/docker_start.sh"       About a minute ago   Restarting (1) 6 seconds ago                             spoa
3eb69ace1d66   postgres:16                  "docker-entrypoint.s…"   4 hours ago      Up 4 hours (healthy)            5432/tcp                 db
eac5f4c35142   traefik:v3.1                 "/entrypoint.sh trae…"   4 hours ago      Exited (137) 5 seconds ago                               proxy
`
const compose = `NAME                       IMAGE                        COMMAND                  SERVICE    CREATED       STATUS                          PORTS
stack-crowdsec-bouncer-1   fbonalair/bouncer:latest     "/app"                   bouncer    4 hours ago   Up 4 hours (unhealthy)          0.0.0.0:8444->8443/tcp
stack-grafana-1            grafana/grafana:latest       "/run.sh"                grafana    4 hours ago   Restarting (1) 49 seconds ago
`
const compose22 = `NAME                     COMMAND                  SERVICE             STATUS              PORTS
stack-bouncer-1          "docker-entrypoint.s…"   bouncer             exited (127)
stack-db-1               "docker-entrypoint.s…"   db                  running             0.0.0.0:3306->3306/tcp
`
const inspect = `[
    {
        "Id": "3eb69ace1d66a2bd3c5b6a0c9f2fc5f5f5a2f7a50c5a0b1f4f3d3c2b1a0f9e8d",
        "Created": "2026-11-22T11:41:08.123456789Z",
        "Path": "/docker_start.sh",
        "Args": [],
        "State": {
            "Status": "exited",
            "Running": false,
            "Paused": false,
            "Restarting": false,
            "OOMKilled": true,
            "Dead": false,
            "Pid": 0,
            "ExitCode": 137,
            "Error": "",
            "StartedAt": "2026-11-22T11:41:09.223456789Z",
            "FinishedAt": "2026-11-22T11:44:09.323456789Z"
        },
        "Image": "sha256:0f9e8d3eb69ace1d66a2bd3c5b6a0c9f2fc5f5f5a2f7a50c5a0b1f4f3d3c2b1a",
        "Name": "/spoa-bouncer",
        "RestartCount": 4,
        "HostConfig": {
            "NetworkMode": "bridge"
        },
        "Config": {
            "Hostname": "3eb69ace1d66",
            "Env": [
                "CROWDSEC_KEY=masked-secret-1-32-characters"
            ],
            "Image": "crowdsecurity/spoa-bouncer:v0.3.0"
        }
    }
]
`

describe('containers', () => {
	it('docker ps', () => {
		expect(seenIn(ps)).toEqual([
			[
				2,
				{
					kind: 'container',
					name: 'spoa',
					image: 'crowdsecurity/spoa-bouncer',
					manager: 'container',
					state: 'restarting',
					reason: null,
					exitCode: 1,
					restarts: null,
					message: null,
				},
			],
			[
				3,
				{
					kind: 'container',
					name: 'db',
					image: 'postgres:16',
					manager: 'container',
					state: 'running',
					reason: null,
					exitCode: null,
					restarts: null,
					message: null,
				},
			],
			[
				4,
				{
					kind: 'container',
					name: 'proxy',
					image: 'traefik:v3.1',
					manager: 'container',
					state: 'exited',
					reason: null,
					exitCode: 137,
					restarts: null,
					message: null,
				},
			],
		])
	})

	it('docker ps --format: JSON, and what our own command asks', () => {
		const json =
			'{"Command":"\\"/docker_start.sh\\"","CreatedAt":"2026-11-22","ID":"29ca70cc3ef8","Image":"crowdsecurity/spoa-bouncer","Names":"spoa","State":"exited","Status":"Exited (1) 3 hours ago"}\n'
		expect(seenIn(json)).toMatchObject([[1, { name: 'spoa', state: 'exited', exitCode: 1 }]])
		const collected = '== bouncer unknown\n== state docker ps --all\nspoa crowdsecurity/spoa-bouncer Exited (1) 3 hours ago\nweb nginx:1.27 Up 2 days\n== end\n'
		expect(seenIn(collected)).toMatchObject([
			[3, { name: 'spoa', state: 'exited' }],
			[4, { name: 'web', state: 'running' }],
		])
	})

	it('docker compose ps, old and new', () => {
		expect(seenIn(compose)).toMatchObject([
			[2, { name: 'stack-crowdsec-bouncer-1', manager: 'compose', state: 'unhealthy' }],
			[3, { name: 'stack-grafana-1', state: 'restarting', exitCode: 1 }],
		])
		expect(seenIn(compose22)).toMatchObject([
			[2, { name: 'stack-bouncer-1', image: null, state: 'exited', exitCode: 127 }],
			[3, { name: 'stack-db-1', state: 'running' }],
		])
	})

	it('docker inspect, with and without its command', () => {
		const what = { name: 'spoa-bouncer', image: 'crowdsecurity/spoa-bouncer:v0.3.0', state: 'exited', reason: 'OOMKilled', exitCode: 137, restarts: 4 }
		expect(seenIn(inspect)).toMatchObject([[7, what]])
		expect(seenIn(`$ docker inspect spoa-bouncer\n${inspect}`)).toMatchObject([[8, what]])
		expect(findOutputs(inspect)[0]).toMatchObject({ subject: 'spoa-bouncer', lastLine: 34 })
		const health = inspect
			.replace('"exited"', '"running"')
			.replace(
				'"Error": "",',
				'"Error": "",\n            "Health": {\n                "Status": "unhealthy",\n                "FailingStreak": 3\n            },',
			)
		expect(seenIn(health)).toMatchObject([[7, { state: 'unhealthy' }]])
	})

	it('docker logs and kubectl logs belong to the one that was asked for', () => {
		const log = 'level=error msg="x"\n'
		for (const [command, stream] of [
			['docker logs --tail 50 spoa-bouncer', 'spoa-bouncer'],
			['sudo docker logs spoa-bouncer 2>&1 | tail -n 20', 'spoa-bouncer'],
			['docker compose logs -f bouncer', 'bouncer'],
			['kubectl -n crowdsec logs deploy/traefik-bouncer --tail=20', 'traefik-bouncer'],
			['kubectl logs -n crowdsec traefik-bouncer-0 -c bouncer', 'traefik-bouncer-0'],
			['docker compose logs', ''],
		] as const)
			expect(findOutputs(`$ ${command}\n${log}`)[0]?.logs, command).toEqual([{ firstLine: 2, lastLine: 3, stream }])
	})
})
