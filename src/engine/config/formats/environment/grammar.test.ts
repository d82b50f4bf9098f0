import { computedMark, valid } from '../grammar.testing'
import { environment } from '.'

valid(environment, {
	'a map and a list': [
		'services:\n  a:\n    environment:\n      A: "1"\n  b:\n    environment:\n      - B=$$x\n      - C=${D}\n      - E={{ f }}\n',
		{ A: '1', B: '$x', C: computedMark, E: computedMark },
	],
	Kubernetes: ['env:\n  - name: A\n    value: "1"\n  - name: B\n    valueFrom:\n      secretKeyRef: {name: s, key: k}\n', { A: '1', B: computedMark }],
	'commands and files': ['docker run -e A=1 --env "B=2 3" x\nexport C=\'4\'\nENV D=5\nEnvironment=E=6\n', { A: '1', C: '4', D: '5', E: '6' }],
})
