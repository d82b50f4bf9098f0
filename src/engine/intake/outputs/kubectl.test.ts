import { describe, expect, it } from 'vitest'
import { seenIn } from './testing/seen-in'

const pods = `NAMESPACE     NAME                                READY   STATUS             RESTARTS      AGE     IP            NODE    NOMINATED NODE   READINESS GATES
crowdsec      crowdsec-bouncer-877b6bdf-587x5     0/1     CrashLoopBackOff   5 (60s ago)   3m      10.42.0.14    node1   <none>           <none>
crowdsec      crowdsec-lapi-5db5947859-2522x      1/1     Running            0             2d4h    10.42.0.15    node1   <none>           <none>
web           redis-deployment-795ffcb56c-6vmxl   0/1     ImagePullBackOff   0             86s     <none>        node1   <none>           <none>
`
const describePod = `Name:             traefik-bouncer-65dd7b9cb4-l84p8
Namespace:        crowdsec
Priority:         0
Service Account:  default
Node:             node1/192.0.2.8
Start Time:       Thu, 12 Jan 2026 16:33:36 +0800
Labels:           app=bouncer
Status:           Running
IP:               10.42.0.14
Controlled By:  ReplicaSet/traefik-bouncer-65dd7b9cb4
Containers:
  bouncer:
    Container ID:   containerd://f8d8aec7ef08
    Image:          fbonalair/traefik-crowdsec-bouncer:0.5.0
    Port:           8080/TCP
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       Error
      Exit Code:    2
      Started:      Thu, 21 May 2026 13:36:49 +0000
      Finished:     Thu, 21 May 2026 13:36:49 +0000
    Ready:          False
    Restart Count:  5
    Environment:    <none>
Conditions:
  Type              Status
  Ready             False
Events:
  Type     Reason       Age                   From               Message
  ----     ------       ----                  ----               -------
  Normal   Scheduled    7m11s                 default-scheduler  Successfully assigned crowdsec/traefik-bouncer-65dd7b9cb4-l84p8 to node1
  Warning  FailedMount  59s (x11 over 7m11s)  kubelet            MountVolume.SetUp failed for volume "config" : secret "bouncer-key" not found
  Warning  BackOff      106s (x10 over 3m31s)  kubelet            Back-off restarting failed container bouncer in pod traefik-bouncer-65dd7b9cb4-l84p8
`
const yaml = `status:
  containerStatuses:
  - containerID: containerd://f607f6a8c928
    image: docker.io/fbonalair/traefik-crowdsec-bouncer:0.5.0
    imageID: docker.io/fbonalair/traefik-crowdsec-bouncer@sha256:cc899be1d48d
    lastState:
      terminated:
        containerID: containerd://680bbabe7877
        exitCode: 137
        finishedAt: "2026-05-03T00:02:01Z"
        reason: OOMKilled
        startedAt: "2026-05-03T00:02:01Z"
    name: bouncer
    ready: false
    restartCount: 3
    started: false
    state:
      waiting:
        message: back-off 40s restarting failed container=bouncer pod=bouncer_default(51bdfb87)
        reason: CrashLoopBackOff
  hostIP: 192.0.2.8
  phase: Running
`

describe('kubectl', () => {
	it('get pods, with namespaces and addresses', () => {
		expect(seenIn(pods)).toMatchObject([
			[2, { name: 'crowdsec-bouncer-877b6bdf-587x5', state: 'restarting', reason: 'CrashLoopBackOff', restarts: 5 }],
			[3, { name: 'crowdsec-lapi-5db5947859-2522x', state: 'running', reason: null, restarts: 0 }],
			[4, { state: 'waiting', reason: 'ImagePullBackOff' }],
		])
		expect(seenIn('NAME      READY   STATUS      RESTARTS   AGE\njob-x     0/1     Completed   0          2d\n')).toEqual([])
	})

	it('describe pod: containers and events', () => {
		expect(seenIn(describePod)).toMatchObject([
			[
				16,
				{
					name: 'traefik-bouncer-65dd7b9cb4-l84p8',
					image: 'fbonalair/traefik-crowdsec-bouncer:0.5.0',
					state: 'restarting',
					reason: 'CrashLoopBackOff',
					exitCode: 2,
					restarts: 5,
				},
			],
			[33, { state: 'waiting', reason: 'FailedMount', message: 'MountVolume.SetUp failed for volume "config" : secret "bouncer-key" not found' }],
		])
	})

	it('events of a pod that runs are over', () => {
		const runs = describePod
			.replace('State:          Waiting\n      Reason:       CrashLoopBackOff', 'State:          Running')
			.replace('Ready:          False', 'Ready:          True')
		expect(seenIn(runs)).toMatchObject([[16, { state: 'running', reason: null }]])
	})

	it('get -o yaml: the state of each container', () => {
		const what = {
			name: 'bouncer',
			image: 'docker.io/fbonalair/traefik-crowdsec-bouncer:0.5.0',
			state: 'restarting',
			reason: 'OOMKilled',
			exitCode: 137,
			restarts: 3,
		}
		expect(seenIn(yaml)).toMatchObject([[3, what]])
		expect(seenIn(`$ kubectl get pod bouncer -o yaml\n${yaml}`)).toMatchObject([[4, what]])
	})
})
