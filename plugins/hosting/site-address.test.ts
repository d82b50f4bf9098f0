import { expect, test } from 'vitest'
import { operatorText, siteAddress } from './site-address'

test.each([
	[{}, 'http://localhost:3000', '/'],
	[{ SITE_URL: 'https://help.example.com' }, 'https://help.example.com', '/'],
	[{ SITE_URL: 'https://help.example.com/', BASE_URL: '/help/' }, 'https://help.example.com', '/help/'],
	[{ BASE_URL: 'help' }, 'http://localhost:3000', '/help/'],
	[{ BASE_URL: '/a//b' }, 'http://localhost:3000', '/a/b/'],
	[{ SITE_URL: '', BASE_URL: '/' }, 'http://localhost:3000', '/'],
])('%j', (environment, url, baseUrl) => {
	expect(siteAddress(environment)).toEqual({ url, baseUrl })
})

test.each([
	[{ SITE_URL: 'help.example.com' }, 'SITE_URL'],
	[{ SITE_URL: 'ftp://example.com' }, 'SITE_URL'],
	[{ SITE_URL: 'https://example.com/help' }, 'BASE_URL'],
	[{ BASE_URL: '/a"b/' }, 'BASE_URL'],
])('%j names what is wrong', (environment, told) => {
	expect(() => siteAddress(environment)).toThrow(told)
})

test('the footer says who runs it, whatever they are called', () => {
	const SITE_URL = 'https://help.example.com'
	expect(operatorText({ SITE_URL })).toBe('Run by help.example.com. An independent project, not a service of CrowdSec.')
	expect(operatorText({ SITE_URL, SITE_OPERATOR: '<b>A & B' })).toContain('Run by &lt;b>A &amp; B.')
	expect(operatorText({})).toBe('An independent project, not a service of CrowdSec.')
})
