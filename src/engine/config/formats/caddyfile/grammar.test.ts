import { expect, test } from 'vitest'
import { plainEnv } from '../all'
import { broken, computedMark, valid } from '../grammar.testing'
import { caddyfile } from '.'

valid(caddyfile, {
	'a line that goes on': [
		'example.com {\n\ttls a.pem \\\n\t\tb.pem\n\tencode gzip\n}\n',
		{ 'example.com/tls': ['a.pem', 'b.pem'], 'example.com/encode': 'gzip' },
	],
	'a heredoc': [
		'example.com {\n\trespond <<HTML\n\t\t<b>{ "x }</b>\n\t\t  y\n\t\tHTML 200\n\tencode gzip\n}\n',
		{ 'example.com/respond': ['<b>{ "x }</b>\n  y', '200'], 'example.com/encode': 'gzip' },
	],
	'an order of directives and a route': [
		'{\n\torder crowdsec first\n\tcrowdsec {\n\t\tapi_key abc\n\t}\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t\treverse_proxy app:80\n\t}\n}\n',
		{ order: ['crowdsec', 'first'], 'crowdsec/api_key': 'abc', 'example.com/route/crowdsec': true, 'example.com/route/reverse_proxy': 'app:80' },
	],
	'quotes and backticks': ['a {\n\theader X "say \\"hi\\" {"\n\theader Y `a "b" }`\n}\n', { 'a/header': ['Y', 'a "b" }'] }],
	'a comment with quotes': ['# don`t "\na {\n\tlog # it`s\n}\n', { 'a/log': true }],
	'two less-than signs that are none': ['a {\n\trespond << 200\n}\n', { 'a/respond': ['<<', '200'] }],
	'snippets, matchers and several addresses': ['(s) {\n\tlog\n}\na.example.com, b.example.com {\n\t@m path /x\n\timport s\n}\n', { '(s)/log': true }],
	'variables of the environment': [
		'{\n\tcrowdsec {\n\t\tapi_key {$KEY}\n\t\tapi_url {env.URL}\n\t}\n}\n',
		{ 'crowdsec/api_key': computedMark, 'crowdsec/api_url': computedMark },
	],
	'one site without braces': ['example.com\n\nencode gzip\n', { encode: 'gzip' }],
})

broken(caddyfile, {
	'a block that is not closed': ['{\n\tcrowdsec {\n\t\tapi_key x\n}\n', 2, { 'crowdsec/api_key': 'x' }],
	'a brace too many': ['a {\n\tlog\n}\n}\n', 4],
	'a quote that is not closed': ['a {\n\theader X "y\n\tlog\n}\n', 2, { 'a/log': true }],
	'a heredoc without its end': ['a {\n\trespond <<END\n\tx\n\tlog\n}\n', 2, { 'a/log': true }],
})

test('a brace on a line of its own belongs to the directive above it, and to none of a block that is closed', () => {
	const edits = (text: string) => caddyfile.read(text, plainEnv).problems.flatMap(({ edit }) => edit ?? [])
	expect(edits('{\n\tcrowdsec\n\t{\n\t\tapi_key x\n\t}\n}\n')).toEqual([{ from: 11, to: 13, text: ' ' }])
	expect(edits('{\n\tcrowdsec\n\t{\n\t{\n\t\tapi_key x\n\t}\n\t}\n}\n')).toHaveLength(1)
	expect(edits('{\n\tcrowdsec {\n\t\tapi_key x\n\t}\n\t{\n\t\tapi_url y\n\t}\n}\n')).toEqual([])
})
