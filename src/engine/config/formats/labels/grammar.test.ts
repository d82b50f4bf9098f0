import { broken, computedMark, valid } from '../grammar.testing'
import { labels } from '.'

valid(labels, {
	'a list and a map': [
		'services:\n  a:\n    labels:\n      - "a.b=1"\n      - a.c=$$x\n  b:\n    labels:\n      d.e: "${F}"\n',
		{ 'a/b': '1', 'a/c': '$x', 'd/e': computedMark },
	],
	'bare lines of a map': ['a.b: "1" # so\nc.d: \'2\'\ne.f: 3 # so\ng.h: "a" b\n', { 'a/b': '1', 'c/d': '2', 'e/f': '3', 'g/h': '"a" b' }],
	'bare lines that Compose fills in': ['  a.b: ${X}\n  c.d: "${Y:-1}"\n  e.f: $$x\n', { 'a/b': computedMark, 'c/d': computedMark, 'e/f': '$x' }],
	'bare lines': ['a.b=1\n- "c.d=2"\ne.f: 3\n', { 'a/b': '1', 'c/d': '2', 'e/f': '3' }],
})

broken(labels, { 'a colon in a list': ['labels:\n  - "a.b: 1"\n  - a.c=2\n', 2, { 'a/c': '2' }] })
