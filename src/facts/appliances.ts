/**
 * Firewall appliances that pull a list from an integration of the Console by themselves. What CrowdSec's endpoint does is from
 * crowdsecurity/crowdsec-docs (crowdsec-docs/unversioned/integrations/, console/service_api/integrations.md, state of 2026-06-30);
 * the limits of FortiGate, Palo Alto, Check Point and Cisco are from their makers' pages. Menu paths, `trust`, log lines and Juniper's seconds
 * were not checked against a page, and the reader is told so. None of it was run: no appliance was at hand.
 */

/** Where user name and password go. */
export type Login = 'fields' | 'in the address' | 'fields or in the address' | 'address and path apart'

/** How the endpoint writes an entry; the type of the integration decides. */
export type ListFormat = 'plain' | 'checkpoint' | 'f5' | 'mikrotik'

export interface LoggedLine {
	readonly text: string
	readonly says: string
}

export interface Appliance {
	readonly id: string
	readonly name: string
	/** What the maker calls a list that is fetched. */
	readonly feature: string
	readonly menu: string
	readonly login: Login
	readonly format: ListFormat
	readonly limit: string
	readonly trust: string
	readonly refresh: string
	/** Lines of its log, with their meaning; empty where none is known to us. */
	readonly lines: readonly LoggedLine[]
	readonly trap?: string
	/** CrowdSec’s page on it first, then its maker’s. */
	readonly sources: readonly string[]
}

/** What CrowdSec serves at most without compression, and how many entries that is (integrations/intro.mdx, commit bb766e33 of 2026-06-03). */
export const listFormats: Readonly<Record<ListFormat, { readonly name: string; readonly bytesPerEntry: number; readonly pageSize: number }>> = {
	plain: { name: 'plain text', bytesPerEntry: 15, pageSize: 300_000 },
	f5: { name: 'F5', bytesPerEntry: 55, pageSize: 90_000 },
	// CrowdSec's table says 60,000, which at 85 bytes is more than its own limit.
	checkpoint: { name: 'Check Point', bytesPerEntry: 85, pageSize: 55_000 },
	mikrotik: { name: 'MikroTik', bytesPerEntry: 125, pageSize: 35_000 },
}

/** The gateway in front of the endpoint cuts an answer that is not compressed at about this size. */
export const uncompressedLimit = 5_000_000

export const appliances: readonly Appliance[] = [
	{
		id: 'fortigate',
		name: 'FortiGate',
		feature: 'Threat feed (external resource) of the type IP address',
		menu: 'Security Fabric > External Connectors > Create New > IP Address',
		login: 'fields',
		format: 'plain',
		limit:
			'before FortiOS 7.4.4 131,072 entries or 10 MB for each feed; since then 300,000 addresses for all feeds together, and a file of 32, 64 or 128 MB by model',
		trust: 'System > Certificates > Create/Import > CA Certificate',
		refresh: 'the refresh rate of the connector in minutes; the feed goes on with its old list when a refresh fails',
		lines: [
			{ text: 'Connection Status', says: 'in the list of connectors: red means that the last refresh failed' },
			{ text: 'truncated', says: 'in `diagnose sys external-resource stats`: entries over the limit were left out; compare `total lines` with `buildable`' },
		],
		sources: [
			'https://docs.crowdsec.net/u/integrations/fortinet',
			'https://docs.fortinet.com/document/fortigate/7.4.0/new-features/677896/external-resource-entry-limit-enhancements-7-4-4',
			'https://community.fortinet.com/t5/FortiGate/Technical-Tip-External-threat-list-resource-entry-limits/ta-p/378964',
		],
	},
	{
		id: 'palo-alto',
		name: 'Palo Alto',
		feature: 'External Dynamic List of the type IP List',
		menu: 'Objects > External Dynamic Lists > Add',
		login: 'fields or in the address',
		format: 'plain',
		limit: '50,000 or 150,000 addresses by model, for all lists together; what is over is skipped, with a line in the system log',
		trust:
			'Device > Certificates > Import, then a certificate profile with it, chosen in the list. Without a profile the certificate is not checked, and the login fields are not offered',
		refresh: 'hourly to monthly; by hand Import Now, or request system external-list refresh',
		lines: [{ text: 'Unable to fetch external list. Using old copy for refresh.', says: 'the endpoint was not reached; the old list stays in force' }],
		trap: 'Where the login is refused, the firewall stops enforcing the list altogether: it does not keep the old one.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/paloalto',
			'https://docs.paloaltonetworks.com/pan-os/11-1/pan-os-admin/policy/use-an-external-dynamic-list-in-policy/external-dynamic-list',
			'https://docs.paloaltonetworks.com/pan-os/7-1/pan-os-web-interface-help/objects/objects-external-dynamic-lists.html',
		],
	},
	{
		id: 'pfsense',
		name: 'pfSense',
		feature: 'Alias of the type URL Table (IPs)',
		menu: 'Firewall > Aliases > URLs > Add',
		login: 'in the address',
		format: 'plain',
		limit: 'Firewall Maximum Table Entries in System > Advanced > Firewall & NAT, for all tables together',
		trust: 'System > Certificates > Authorities > Add, with Trust Store ticked',
		refresh: 'whole days, as set behind the slash of the address',
		lines: [{ text: 'Cannot allocate memory', says: 'in the system log: the table does not fit into the maximum number of entries' }],
		trap: 'An alias blocks nothing until a firewall rule uses it. Its contents stand in Diagnostics > Tables.',
		sources: ['https://docs.crowdsec.net/u/integrations/pfsense', 'https://docs.netgate.com/pfsense/en/latest/monitoring/status/firewall-tables.html'],
	},
	{
		id: 'opnsense',
		name: 'OPNsense',
		feature: 'Alias of the type URL Table (IPs)',
		menu: 'Firewall > Aliases > Add',
		login: 'in the address',
		format: 'plain',
		limit: 'Firewall Maximum Table Entries in Firewall > Settings > Advanced, for all tables together',
		trust: 'System > Trust > Authorities > Add',
		refresh: 'days and hours in the alias; by hand Apply',
		lines: [{ text: 'Cannot allocate memory', says: 'the table does not fit into the maximum number of entries' }],
		trap: 'An alias blocks nothing until a firewall rule uses it. Its contents stand in Firewall > Diagnostics > Aliases.',
		sources: ['https://docs.crowdsec.net/u/integrations/opnsense', 'https://docs.opnsense.org/manual/aliases.html'],
	},
	{
		id: 'check-point',
		name: 'Check Point',
		feature: 'Custom Intelligence (IoC) feed',
		menu: 'Security Policies > Threat Prevention > Custom Policy > Indicators > New IoC Feed',
		login: 'in the address',
		format: 'checkpoint',
		limit: 'since R81.20 at least 2 million observables, by free memory of the gateway',
		trust: 'on the gateway that fetches; Test Feed names a refused certificate',
		refresh: 'Test Feed in the feed; ioc_feeds push on the gateway',
		lines: [],
		trap: 'Anti-Bot or Anti-Virus must be active on the gateway. With the format Raw IP List in the Console, set the data column to 1.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/checkpoint',
			'https://support.checkpoint.com/results/sk/sk132193',
			'https://sc1.checkpoint.com/documents/R81.20/WebAdminGuides/EN/CP_R81.20_ThreatPrevention_AdminGuide/Content/Topics-TPG/Importing-External-Custom-Intelligence-Feeds-in-SmartConsole.htm',
		],
	},
	{
		id: 'cisco',
		name: 'Cisco',
		feature: 'Security Intelligence feed',
		menu: 'Objects > Object Management > Security Intelligence > Network Lists and Feeds > Add',
		login: 'in the address',
		format: 'plain',
		limit: 'a file of 500 MB',
		trust: 'on the management center, which fetches the list and hands it on',
		refresh: 'the update frequency of the feed, two hours to one week; by hand Update Feeds',
		lines: [],
		trap: 'The management center fetches, not the firewall: its address must be let out. A feed without one readable address is not taken over.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/cisco',
			'https://www.cisco.com/c/en/us/td/docs/security/secure-firewall/management-center/device-config/710/management-center-device-config-71/objects-object-mgmt.html',
		],
	},
	{
		id: 'f5',
		name: 'F5 BIG-IP',
		feature: 'Feed list of IP Intelligence',
		menu: 'Security > Network Firewall > IP Intelligence > Feed Lists > Create',
		login: 'fields',
		format: 'f5',
		limit: 'not known to us',
		trust: 'System > Certificate Management > Traffic Certificate Management',
		refresh: 'the poll interval of the feed list',
		lines: [],
		trap: 'A feed list does nothing until an IP Intelligence policy names it, and that policy is applied to a context.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/f5',
			'https://techdocs.f5.com/kb/en-us/products/big-ip-afm/manuals/product/big-ip-afm-getting-started-14-1-0/04.html',
		],
	},
	{
		id: 'juniper',
		name: 'Juniper SRX',
		feature: 'Security dynamic address',
		menu: 'set security dynamic-address feed-server NAME',
		login: 'address and path apart',
		format: 'plain',
		limit: 'hundreds of thousands of prefixes, by model',
		trust: 'a certificate authority profile in security pki',
		refresh: 'update-interval in seconds (86400 is a day); hold-interval tells how long the old list stays',
		lines: [],
		trap: 'The server’s address ends after the host name; /v1/integrations/…/content stands in the path of the feed. 1440 is 24 minutes, not 24 hours.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/juniper',
			'https://community.juniper.net/blogs/karel-hendrych/2025/11/30/srx-dynamic-ip-objects-aka-feed-server',
		],
	},
	{
		id: 'mikrotik',
		name: 'MikroTik',
		feature: 'A script that fetches and imports, run by the scheduler',
		menu: 'System > Scripts, System > Scheduler',
		login: 'fields',
		format: 'mikrotik',
		limit: 'memory and storage of the router',
		trust: '/certificate import; fetch looks at it with check-certificate=yes only',
		refresh: 'the interval of the scheduler',
		lines: [{ text: 'failed to fetch the blocklist', says: 'CrowdSec’s script says so when no file has come: look at address, login and certificate' }],
		trap: 'The name of the address list, crowdsec-integration, is written in the list itself. Entries expire after 48 hours.',
		sources: ['https://docs.crowdsec.net/u/integrations/mikrotik', 'https://help.mikrotik.com/docs/display/ROS/Certificates'],
	},
	{
		id: 'sophos',
		name: 'Sophos Firewall',
		feature: 'Third-party threat feed',
		menu: 'Active threat response > Third-party threat feeds > Add',
		login: 'fields',
		format: 'plain',
		limit: 'not known to us',
		trust: 'Certificates > Certificate authorities > Add',
		refresh: 'the polling interval of the feed; Sync now by hand',
		lines: [],
		trap: 'It takes single IPv4 addresses only: switch off the aggregation of addresses in the integration. Without the Xstream Protection licence the feed is there and blocks nothing.',
		sources: [
			'https://docs.crowdsec.net/u/integrations/sophos',
			'https://docs.sophos.com/nsg/sophos-firewall/21.0/Help/en-us/webhelp/onlinehelp/AdministratorHelp/ActiveThreatResponse/ConfigureFeeds/ThirdPartyThreatFeeds/Requirements/index.html',
		],
	},
]
