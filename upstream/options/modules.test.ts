import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { apacheDirectives } from './apache'
import { csharpProperties } from './csharp'
import { nginxDirectives } from './nginx-module'

const nothing = { wanted: [], others: [] }

describe('directives of a server’s module', () => {
	it('are those of Apache’s table', () => {
		const tree = treeOf({
			'mod.c':
				'static const command_rec cmds[] = {\n    AP_INIT_FLAG("Guard", set, NULL, ACCESS_CONF, "Defaults to \'off\'."),\n    AP_INIT_TAKE1("GuardURL",\n        set_url, NULL, RSRC_CONF, "The address."),\n    {NULL}\n};\n',
		})
		expect(apacheDirectives('mod.c')(tree, nothing)).toEqual([
			{ name: 'Guard', default: 'off', file: 'mod.c', line: 2 },
			{ name: 'GuardURL', file: 'mod.c', line: 3 },
		])
	})

	it('are those of NGINX’s table, in Rust and in C', () => {
		const tree = treeOf({
			'config.rs': 'let zone = ngx_string!("no_directive");\nngx_command_t {\n    name: ngx_string!("guard"),\n},\n',
			'module.c': 'ngx_str_t s = ngx_string("no_directive");\n    { ngx_string("guard_url"),\n      NGX_CONF_TAKE1,\n',
		})
		expect(nginxDirectives('config.rs')(tree, nothing)).toEqual([{ name: 'guard', file: 'config.rs', line: 3 }])
		expect(nginxDirectives('module.c')(tree, nothing)).toEqual([{ name: 'guard_url', file: 'module.c', line: 2 }])
	})
})

describe('properties of a C# class', () => {
	it('are options with underscores', () => {
		const tree = treeOf({
			'config.cs':
				'public class Config\n{\n    public string ApiKey { get; set; }\n    public List<string> FwProfiles { get; set; }\n}\npublic class Other { public int No { get; set; } }\n',
		})
		expect(csharpProperties('config.cs', 'Config')(tree, nothing).map(({ name }) => name)).toEqual(['api_key', 'fw_profiles'])
		expect(() => csharpProperties('config.cs', 'Settings')(tree, nothing)).toThrow('no class Settings')
	})
})
