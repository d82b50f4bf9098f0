import { expect, it } from 'vitest'
import { treeOf } from '../tree'
import { chartValuesIn, chartVersionIn, schemaNames, schemaWords } from './chart'

const tree = treeOf({
	'charts/engine/Chart.yaml': 'apiVersion: v2\nversion: 0.24.0\nappVersion: v1.7.8\n',
	'charts/engine/values.yaml':
		'# -- of all\nlapi:\n  # -- on or off\n  enabled: true\n  env: []\n  replicas: 1\n  host: ""\n  labels: {}\nconfig:\n  config.yaml.local: |\n    api:\n',
	'charts/engine/templates/lapi.yaml':
		'{{ if .Values.lapi.enabled }}\n{{ toYaml .Values.lapi.ingress.tls }}\n{{ .Values.lapi.labels.team }}\n{{ index .Values.config "profiles.yaml" }}\n',
	'charts/engine/values.schema.json': JSON.stringify({
		definitions: {
			Runtime: { type: 'string', enum: ['docker', 'containerd'] },
			Pod: { properties: { program: { type: 'string' }, poll: { type: 'boolean' } }, required: ['program'] },
		},
	}),
})
const reading = (...wanted: readonly string[]) => ({ wanted, others: [] })

it('reads the values of a chart, and what its templates ask for besides', () => {
	const read = chartValuesIn('charts/engine')(tree, reading('lapi.enabled', 'lapi.labels', 'lapi.ingress.tls'))
	expect(read.filter(({ file }) => file.endsWith('values.yaml')).map(({ name, shape, line }) => [name, shape, line])).toEqual([
		...[
			['lapi.enabled', 'truth', 4],
			['lapi.env', 'list', 5],
			['lapi.replicas', 'number', 6],
			['lapi.host', undefined, 7],
			['lapi.labels', 'map', 8],
		],
		...[
			['config', 'map', 9],
			['config.config.yaml.local', 'text', 10],
		],
	])
	expect(read.filter(({ file }) => file.includes('templates')).map(({ name, line }) => [name, line])).toEqual([
		['lapi.enabled', 1],
		['lapi.ingress.tls', 2],
		['lapi.labels', 3],
		['config.profiles.yaml', 4],
	])
})

it('reads the version of a chart', () => {
	expect(chartVersionIn('charts/engine')(tree, reading())).toMatchObject([{ name: 'version', default: '0.24.0', line: 2 }])
})

it('reads what a schema allows, and what it asks for', () => {
	const file = 'charts/engine/values.schema.json'
	expect(schemaNames(file, (name) => name === 'Pod')(tree, reading())).toMatchObject([
		{ name: 'program', shape: 'text' },
		{ name: 'poll', shape: 'truth' },
		{ name: 'required', allowed: ['program'] },
	])
	expect(schemaNames(file, (name) => name === 'Gone')(tree, reading())).toEqual([])
	expect(schemaWords(file, 'Runtime', 'container_runtime')(tree, reading())).toMatchObject([{ name: 'container_runtime', allowed: ['docker', 'containerd'] }])
	expect(() => schemaWords(file, 'Gone', 'x')(tree, reading())).toThrow('no words for Gone')
})
