import { expect, it } from 'vitest'
import { readLua } from './lua'

const texts = (source: string) => readLua('a.lua', source).map(({ level, parts }) => [level, parts.map((part) => part ?? '…').join('')])

it('reads the logs of NGINX with what is joined into them', () => {
	expect(texts(`ngx.log(ngx.ERR, "failed to open " .. path .. ": " .. (err or "unknown error"))\nngx.log(ngx.WARN, "odd ", value, ' end')`)).toEqual([
		['error', 'failed to open …: …'],
		['warning', 'odd … end'],
	])
})

it('reads the logs of HAProxy', () => {
	expect(texts('core.Alert("no backend: "..name)\ncore.log(core.info, "fine")')).toEqual([
		['error', 'no backend: …'],
		['info', 'fine'],
	])
})

it('reads what is thrown and what is handed up', () => {
	expect(texts('error("cannot start: " .. err)\nreturn nil, "no key"\nreturn false, string.format("bad %s", x)')).toEqual([
		['raised', 'cannot start: …'],
		['raised', 'no key'],
		['raised', 'bad …'],
	])
})

it('reads nothing in comments', () => {
	expect(texts('-- error("no")\n--[[ ngx.log(ngx.ERR, "no") ]]\nlocal s = "error(1)"')).toEqual([])
})
