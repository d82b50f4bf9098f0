import { expect, test } from 'vitest'
import { plainEnv } from '../all'
import { broken, computedMark, valid } from '../grammar.testing'
import { nginx } from '.'

valid(nginx, {
	'a directive over several lines': ['log_format main\n  "$remote_addr"\n  "$status";\nlisten 80;\n', { listen: '80' }],
	'a quoted value with its own signs': ['add_header X "a; b } # c";\nadd_header Y \'it "is"\';\n', { add_header: ['Y', 'it "is"'] }],
	'a long string of Lua': [
		'init_by_lua_block {\n  local banner = [[ started } ]]\n  local more = [=[ ]] } " ]=]\n  x = t[i[1]]\n}\nlisten 80;\n',
		{ init_by_lua_block: true, listen: '80' },
	],
	'comments of Lua': ["access_by_lua_block {\n  -- it's {\n  --[[ } \"\n  ]]\n  --[==[ } ]] ]==]\n  f(\"}\", '\\'}')\n}\nlisten 80;\n", { listen: '80' }],
	'a string of Lua that ends with a backslash': ['access_by_lua_block {\n  f("a\\\\") g("}")\n}\nlisten 80;\n', { listen: '80' }],
	'a block without a name in front': ['map $http_x $y {\n  default 0;\n  "~*a{2}" 1;\n}\nlisten 80;\n', { default: '0', listen: '80' }],
	'a regular expression as a location': ['location ~ ^/a\\d+ {\n  return 200;\n}\n', { return: '200' }],
	'variables in braces': ['set $a "${b}c";\nproxy_pass http://${d}x;\n', { 'set $a': computedMark, proxy_pass: computedMark }],
	'a set of Windows lines': ['listen 80;\r\nserver_name a;\r\n', { listen: '80', server_name: 'a' }],
})

broken(nginx, {
	'a missing semicolon': ['listen 80\nserver_name a;\n', 1],
	'a block that is not closed': ['http {\n  server {\n    listen 80;\n}\n', 2, { listen: '80' }],
	'a brace too many': ['listen 80;\n}\n', 2, { listen: '80' }],
	'a quote that is not closed': ['set $a "b;\nlisten 80;\n', 1, { listen: '80' }],
	'a block of Lua that is not closed': ['init_by_lua_block {\n  x = [[ }\n', 1],
})

test('a block of Lua that is not closed is one fault: no semicolon is missing in front of its brace', () => {
	const { problems } = nginx.read('listen 80;\ninit_by_lua_block {\n\tcs = require "crowdsec"\naccess_by_lua_block {\n\tcs.Allow()\n}\n', plainEnv)
	expect(problems).toMatchObject([{ line: 2, swallows: true }])
	expect(problems.map(({ edit }) => edit)).toEqual([undefined])
})
