import type { Bouncer } from '../bouncer'

export const goSdk: Bouncer = {
	id: 'go-sdk',
	name: 'Go SDK',
	aliases: ['go', 'golang', 'go-cs-bouncer', 'sdk', 'custom integration'],
	kind: 'sdk',
	summary: 'The Go library that the official daemons are made with.',
	integration: {
		works: 'yes',
		why: '`StreamBouncer` only asks the path that an integration serves; `LiveBouncer` does not work there.',
		needs: [
			'`StreamBouncer`',
			'the base address',
			'`update_frequency` within the plan',
			'a direct way out to TCP 443: proxy variables are ignored for https addresses',
		],
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
	},
	endpoint: {
		option: 'api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'api_key',
	interval: {
		option: 'update_frequency',
		unit: 'duration',
		default: '10s',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Settings in your code',
			format: 'text',
			options: [
				{
					key: 'api_url',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Where to pull from: the base address of the integration or of a Local API.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'api_key',
					type: 'string',
					default: null,
					required: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'update_frequency',
					type: 'duration',
					default: '10s',
					unit: 's, m or h',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'retry_initial_connect',
					type: 'bool',
					default: false,
					meaning: 'Try again every 10 s when the first pull fails. Without it `Run` returns the error, and the channel is closed.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'scopes',
					type: 'list',
					default: null,
					meaning: 'Ask only for these scopes; made for a Local API.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'scenarios_not_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
				{
					key: 'origins',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
				},
			],
			unknownKey: {
				severity: 'warning',
				effect: 'it is ignored',
			},
			badValue: {
				severity: 'error',
				effect: 'the call throws',
			},
		},
	],
	deployments: [
		{
			id: 'library',
			name: 'Library in your application',
			platform: 'library',
			files: [
				{
					kind: 'text',
					path: 'main.go',
					mode: null,
					purpose: 'The smallest bouncer with this library.',
					format: 'text',
					text: 'package main\n\nimport (\n\t"context"\n\t"log"\n\n\tcsbouncer "github.com/crowdsecurity/go-cs-bouncer"\n)\n\nfunc main() {\n\tbouncer := &csbouncer.StreamBouncer{\n\t\tAPIUrl:              "{{endpoint}}/",\n\t\tAPIKey:              "{{key}}", // read it from the environment in earnest\n\t\tTickerInterval:      "{{interval}}",\n\t\tRetryInitialConnect: true,\n\t\tUserAgent:           "my-bouncer/v0.1",\n\t}\n\tif err := bouncer.Init(); err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tgo bouncer.Run(context.Background())\n\tfor decisions := range bouncer.Stream {\n\t\tlog.Printf("%d new, %d deleted", len(decisions.New), len(decisions.Deleted))\n\t}\n}\n',
				},
			],
			commands: {
				install: [
					{
						run: 'go get github.com/crowdsecurity/go-cs-bouncer',
						known: 'source',
					},
				],
				restart: {
					run: 'sudo systemctl restart your-app',
					known: 'source',
				},
				status: {
					run: 'sudo systemctl status your-app',
					known: 'source',
				},
				none: 'Your application decides.',
			},
			logs: [
				{
					where: 'log of your program',
					view: {
						run: 'sudo journalctl -u your-app -n 200 --no-pager',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [],
	legacyNames: [],
	healthyPull: {
		trace: 'never',
		sample: 'time="2026-11-22T11:32:39Z" level=info msg="Using API key auth"',
		meaning: 'the library itself says nothing about a working pull; your program does',
	},
	traps: [
		{
			what: 'Without `RetryInitialConnect` the first failed pull ends `Run`.',
			fix: 'Set it to `true`.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
		},
		{
			what: 'The client has no time limit: a server that never answers leaves no line.',
			fix: 'Put a limit of your own around it.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Let the host reach TCP 443 directly, or point the address to a reverse proxy of your own.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: '“auth with api key failed” is printed for faults of DNS, TCP and TLS too.',
			fix: 'Read the part after “error:”.',
			source: ['crowdsecurity/crowdsec:pkg/apiclient/auth_key.go'],
		},
		{
			what: 'The example of the README does not compile, and Debian 12 ships version 0.0.2, in which `Run()` takes no context.',
			fix: 'Take the file above; with Debian’s version call `Run()` without an argument.',
			source: ['crowdsecurity/go-cs-bouncer:README.md'],
		},
	],
	blockTest: {
		do: [],
		undo: [],
		note: 'The library only hands over decisions. Let your program count what it added, and ask it for an address that it was given; nobody need be blocked for that.',
	},
	marks: [
		{
			text: 'go-cs-bouncer',
			weight: 2,
		},
		{
			text: 'csbouncer',
			weight: 3,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/go-cs-bouncer',
		},
		{
			title: 'What a new bouncer must do',
			href: 'https://github.com/crowdsecurity/crowdsec-docs/blob/main/crowdsec-docs/docs/contributing/specs/bouncer_appsec_specs.mdx',
		},
	],
	checked: [
		{
			program: 'go-cs-bouncer',
			version: '0.0.19',
			date: '2026-11-22',
			how: 'run',
		},
	],
	unknown: ['No pull from the real Console endpoint was made; the tests used a stand-in with the documented path and key.'],
}
