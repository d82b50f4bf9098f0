import { broken, computedMark, valid } from '../grammar.testing'
import { yaml } from '.'

valid(yaml, {
	'templates of Go': [
		'http:\n  middlewares:\n    c:\n      key: {{ env "KEY" }}\n      url: "{{ env "URL" }}"\n      host: {{ .Host }}:8080\n{{ if true }}\n      mode: stream\n{{ end }}\n',
		{
			'http/middlewares/c/key': computedMark,
			'http/middlewares/c/url': computedMark,
			'http/middlewares/c/host': computedMark,
			'http/middlewares/c/mode': 'stream',
		},
	],
	'templates of Jinja': ["{% for x in y %}\na: '{{ x }}'\n{% endfor %}\nb: 1\n", { a: computedMark, b: 1 }],
	'several documents': ['a: 1\n---\nb: 2\n...\n', { a: 1, b: 2 }],
	'block and folded texts': ['a: |\n  x: y\n\n  z\nb: >-\n  c\n  d\n', { a: 'x: y\n\nz\n', b: 'c d' }],
	'flow style': ['a: {b: [1, 2], "c": \'d\'}\n', { 'a/b': [1, 2], 'a/c': 'd' }],
	'anchors and merges': ['x: &x\n  a: 1\ny:\n  <<: *x\n  b: 2\n', { 'x/a': 1, 'y/b': 2 }],
	'a list at the indentation of its name': ['a:\n- 1\n- 2\nb: 3\n', { a: [1, 2], b: 3 }],
	'tags and comments': ['a: !!str 1 # c\n# d\nb: "#"\n', { a: '1', b: '#' }],
	'braces that are no template': ['a: {b: {c: 1}}\n', { 'a/b/c': 1 }],
})

broken(yaml, {
	'no blank behind the colon': ['a: 1\nb:2\nc: 3\n', 2],
	'an equals sign': ['a: 1\nb=2\n', 2],
	'a quote that is not closed': ['a: "x\nb: 1\n', 1],
	'a tab': ['a:\n\tb: 1\n', 2],
})
