import { valid } from '../grammar.testing'
import { code } from '.'

valid(code, {
	'a comment over several lines': ['/* url: "a"\n   key: "b" */\ncreate({ url: "c", n: -1, t: `x` })\n', { url: 'c', n: -1, t: 'x' }],
	'Python and Go': ['bouncer(lapi_url="a", off=False)  # key="c"\nx := Bouncer{APIUrl: "b"}\n', { lapi_url: 'a', off: false, APIUrl: 'b' }],
})
