import { broken, valid } from '../grammar.testing'
import { apache } from '.'

valid(apache, {
	'a line that goes on': ['CrowdsecBlockedHTTPCode \\\n  403\nCrowdsec On\n', { CrowdsecBlockedHTTPCode: '403', Crowdsec: 'On' }],
	'a condition with a sign of comparison': ['<If "%{REQUEST_URI} > \'/a\'">\n  Crowdsec Off\n</If>\n', { Crowdsec: 'Off' }],
	'sections in any case': ['<ifmodule mod_crowdsec.c>\n  Crowdsec On\n</IfModule>\n', { Crowdsec: 'On' }],
	quotes: ['Header set X "a \\"b\\" c"\nErrorDocument 403 \'no\'\n', { Header: ['set', 'X', 'a "b" c'], ErrorDocument: ['403', 'no'] }],
	'an indented comment': ['  # Crowdsec Off\nCrowdsec On\n', { Crowdsec: 'On' }],
	'a directive without a value, and Windows lines': ['CrowdsecCache\r\nCrowdsec On\r\n', { CrowdsecCache: null, Crowdsec: 'On' }],
})

broken(apache, {
	'an equals sign': ['CrowdsecURL=http://example.com\n', 1, { CrowdsecURL: 'http://example.com' }],
	'a section that is not closed': ['<Location />\n  Crowdsec On\n', 1, { Crowdsec: 'On' }],
	'a section that closes nothing': ['Crowdsec On\n</Location>\n', 2],
})
