import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { unzip } from './zip'

const all = () => true

/** Overwrites a number in the directory of an archive, where the sizes of its only file stand (PKWARE APPNOTE 4.3.12). */
function declare(bytes: Uint8Array, at: number, value: number): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset)
	const directory = view.getUint32(bytes.length - 22 + 16, true)
	view.setUint32(directory + at, value, true)
	return bytes
}

describe('unzip', () => {
	test('gives the files that are wanted, and no folder', () => {
		const bytes = zipSync({ 'lapi/bouncers.txt': strToU8('Name'), 'pprof/heap.pprof': new Uint8Array(9), lapi: {} })
		expect(unzip(bytes, (name) => !name.startsWith('pprof/')).map(({ name }) => name)).toEqual(['lapi/bouncers.txt'])
	})

	test('refuses what is no archive, or half of one', () => {
		const bytes = zipSync({ 'a.log': strToU8('level=error '.repeat(100)) })
		expect(() => unzip(bytes.subarray(0, 60), all)).toThrow('damaged, cut off or encrypted')
		expect(() => unzip(strToU8('no archive'), all)).toThrow('damaged')
	})

	test('refuses more files than an engine has', () => {
		const many = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`log/${at}.log`, strToU8('x')]))
		expect(() => unzip(zipSync(many), all)).toThrow('more than 500 files')
	})

	test('refuses by the sizes of the directory, before anything is unpacked', () => {
		const bytes = zipSync({ 'a.log': strToU8('x'.repeat(1000)) })
		expect(() => unzip(declare(bytes, 24, 2 ** 31), all)).toThrow('larger than 512 MB')
	})

	test('refuses a bomb', () => {
		const bytes = zipSync({ 'a.log': new Uint8Array(2 * 1024 * 1024) }, { level: 9 })
		expect(() => unzip(bytes, all)).toThrow('“a.log” in the zip archive is packed more densely than any log')
	})

	test('a file never takes more room than its directory says', () => {
		const bytes = declare(zipSync({ 'a.log': strToU8('level=error\n'.repeat(50_000)) }), 24, 1000)
		expect(unzip(bytes, all)[0]?.bytes.length).toBe(1000)
	})

	test('leaves archives inside packed, and says so where there is nothing else', () => {
		const inner = zipSync({ 'a.log': strToU8('x') })
		expect(() => unzip(zipSync({ 'inner.zip': inner }), all)).toThrow('holds other archives only')
		expect(unzip(zipSync({ 'inner.zip': inner, 'b.log': strToU8('y') }), all).map(({ name }) => name)).toEqual(['b.log'])
		expect(() => unzip(zipSync({ 'pprof/heap.pprof': strToU8('x') }), () => false)).toThrow('no file that can be read here')
	})
})
