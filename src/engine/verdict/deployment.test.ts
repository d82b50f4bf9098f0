import { expect, test } from 'vitest'
import { bouncers } from '../../facts/bouncers'
import { check } from '../config/check'
import { deploymentFor, managerIn } from './deployment'

const compose =
	'services:\n  traefik:\n    image: traefik:v3.3\n    labels:\n      - "traefik.http.middlewares.cs.plugin.bouncer.enabled=true"\n      - "traefik.http.middlewares.cs.plugin.bouncer.crowdsecMode=stream"\n      - "traefik.http.middlewares.cs.plugin.bouncer.crowdsecLapiHost=crowdsec:8080"\n'
const manifest =
	'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: bouncer\n          image: fbonalair/traefik-crowdsec-bouncer\n          env:\n            - name: CROWDSEC_AGENT_HOST\n              value: crowdsec:8080\n'
const own = 'mode: nftables\napi_url: http://127.0.0.1:8080/\napi_key: x\n'

test.each([
	['Compose', compose, 'compose'],
	['Kubernetes', manifest, 'kubernetes'],
	['nobody', own, null],
])('the containers of a file are run by %s', (_, text, manager) => {
	expect(managerIn(text, check(text, null, bouncers))).toBe(manager)
})

test('what a file shows wins over a choice of another kind of place', () => {
	const traefik = bouncers.find(({ id }) => id === 'traefik')
	const inCompose = { manager: 'compose', os: null, names: [] } as const
	expect(traefik && deploymentFor(traefik, null, inCompose)?.platform).toBe('container')
	expect(traefik && deploymentFor(traefik, 'file-yaml', inCompose)?.platform).toBe('container')
	expect(traefik && deploymentFor(traefik, 'file-yaml', { ...inCompose, manager: null })?.id).toBe('file-yaml')
})
