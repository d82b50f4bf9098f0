import { valid } from '../grammar.testing'
import { haproxy } from '.'

valid(haproxy, {
	'quotes and escaped signs': ['global\n  setenv A "b # c"\n  setenv D e\\#f # g\n', { 'setenv A': '"b # c"', 'setenv D': 'e\\#f' }],
	'single quotes keep everything': ["frontend f\n  acl a path '#x\\'\n  log stdout\n", { 'acl a': "path '#x\\'", log: 'stdout' }],
	'sections and SPOE groups': ['[crowdsec]\nspoe-agent a\n  timeout hello 2s\n', { 'spoe-agent a': true, timeout: 'hello 2s' }],
})
