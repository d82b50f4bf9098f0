import { expect, test } from 'vitest'
import { luaPackages } from './lua-packages'

test.each(['libnginx-mod-http-lua', 'libnginx-mod-http-ndk', 'nginx-mod-http-lua', 'nginx-mod-devel-kit', 'lua-cjson', 'lua5.1-cjson', 'lua-resty-http'])(
	'%s is what the Lua bouncers need',
	(name) => expect(name).toMatch(luaPackages),
)

test.each(['nginx', 'libnginx-mod-mail', 'lua5.1', 'luarocks', 'nginx-mod-http-luax'])('%s is not', (name) => expect(name).not.toMatch(luaPackages))
