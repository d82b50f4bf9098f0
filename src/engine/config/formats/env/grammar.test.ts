import { broken, valid } from '../grammar.testing'
import { env } from '.'

valid(env, {
	'quotes are part of the value': ['A="x"\nB=y=z\n# C=1\n D = 2 \n', { A: '"x"', B: 'y=z', D: '2' }],
	'Windows lines and empty values': ['A=1\r\nB=\r\n', { A: '1', B: null }],
})

broken(env, { 'a colon': ['A=1\nB: 2\n', 2, { A: '1' }] })
