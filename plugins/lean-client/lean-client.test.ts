import { describe, expect, it } from 'vitest'
import { splitRoutes } from './split-routes'

const routes = `export default [
  {
    path: '/u',
    component: ComponentCreator('/u', '52b'),
    routes: [
      {
        path: '/u/troubleshooting/check',
        component: ComponentCreator('/u/troubleshooting/check', 'f25'),
        exact: true
      },
      {
        path: '/u/troubleshooting/errors/go/a',
        component: ComponentCreator('/u/troubleshooting/errors/go/a', '0f1'),
        exact: true
      },
      {
        path: '/u/troubleshooting/errors/lua/b',
        component: ComponentCreator('/u/troubleshooting/errors/lua/b', '0f2'),
        exact: true,
        sidebar: "errors"
      }
    ]
  }
];
`
const registry = `export default {
  "0000000a": [() => import(/* webpackChunkName: "0000000a" */ "@site/docs/troubleshooting/errors/go/a.mdx"), "@site/docs/troubleshooting/errors/go/a.mdx", require.resolveWeak("@site/docs/troubleshooting/errors/go/a.mdx")],
  "0000000b": [() => import(/* webpackChunkName: "0000000b" */ "@site/docs/troubleshooting/errors/lua/b.mdx"), "@site/docs/troubleshooting/errors/lua/b.mdx", require.resolveWeak("@site/docs/troubleshooting/errors/lua/b.mdx")],
  "0000000c": [() => import(/* webpackChunkName: "0000000c" */ "@site/docs/troubleshooting/check.mdx"), "@site/docs/troubleshooting/check.mdx", require.resolveWeak("@site/docs/troubleshooting/check.mdx")],};
`
const chunkNames = {
	'/u-52b': { __comp: '1' },
	'/u/troubleshooting/check-f25': { __comp: '2', content: '0000000c' },
	'/u/troubleshooting/errors/go/a-0f1': { __comp: '2', content: '0000000a' },
	'/u/troubleshooting/errors/lua/b-0f2': { __comp: '2', content: '0000000b' },
}

/** The array in the text, with ComponentCreator as a function that names its path. */
function evaluate(text: string, tail = ''): unknown {
	return new Function('ComponentCreator', 'Reload', `return ${text.replace('export default ', '').replace(/;\s*$/, '')}${tail}`)(
		(path: string) => path,
		'reload',
	)
}

describe('splitRoutes', () => {
	const { common, families } = splitRoutes({ routes, registry, chunkNames }, "{ path: '/u/troubleshooting/errors/*', component: Reload }")

	it('leaves one path for all pages of messages', () => {
		expect(evaluate(common.routes)).toEqual([
			{
				path: '/u',
				component: '/u',
				routes: [
					{ path: '/u/troubleshooting/check', component: '/u/troubleshooting/check', exact: true },
					{ path: '/u/troubleshooting/errors/*', component: 'reload' },
				],
			},
		])
		expect(common.registry).not.toContain('errors/')
		expect(common.registry).toContain('"0000000c": [() => import(/* webpackChunkName: "0000000c" */ "@site/docs/troubleshooting/check.mdx")],')
		expect(Object.keys(common.chunkNames)).toEqual(['/u-52b', '/u/troubleshooting/check-f25'])
	})

	it('gives each family a table of its own, without names of chunks', () => {
		expect([...families.keys()]).toEqual(['go', 'lua'])
		const go = families.get('go')
		expect(evaluate(`[${go?.routes}]`)).toEqual([{ path: '/u/troubleshooting/errors/go/a', component: '/u/troubleshooting/errors/go/a', exact: true }])
		expect(go?.registry).toBe('  "0000000a": [() => import("@site/docs/troubleshooting/errors/go/a.mdx")],')
		expect(go?.chunkNames).toEqual({ '/u/troubleshooting/errors/go/a-0f1': { __comp: '2', content: '0000000a' } })
		expect(evaluate(`[${families.get('lua')?.routes}]`)).toEqual([
			{ path: '/u/troubleshooting/errors/lua/b', component: '/u/troubleshooting/errors/lua/b', exact: true, sidebar: 'errors' },
		])
	})

	it('stops the build when the files have another form', () => {
		expect(() => splitRoutes({ routes: routes.replaceAll('exact: true', 'exact:true'), registry, chunkNames }, '')).toThrow(/hold 0, 2, 2 pages/)
	})
})
