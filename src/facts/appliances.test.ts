import { describe, expect, test } from 'vitest'
import { appliances, listFormats, uncompressedLimit } from './appliances'

describe('appliances', () => {
	test.each(Object.entries(listFormats))('a page of the format %s fits into an answer that is not compressed', (_, { bytesPerEntry, pageSize }) => {
		expect(bytesPerEntry * pageSize).toBeLessThanOrEqual(uncompressedLimit)
		expect(bytesPerEntry * pageSize).toBeGreaterThan(uncompressedLimit / 2)
	})

	test.each(appliances)('$name has sources, one of them of its maker', ({ sources }) => {
		expect(sources[0]).toMatch(/^https:\/\/docs\.crowdsec\.net\/u\/integrations\//)
		expect(sources.slice(1).some((source) => !source.includes('crowdsec'))).toBe(true)
	})

	test('ids are unique', () => {
		expect(new Set(appliances.map(({ id }) => id)).size).toBe(appliances.length)
	})
})
