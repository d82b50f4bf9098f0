/**
 * Alerts of the CrowdSec Console that are about a Security Engine. The ids are the names of their pages, which stand in the
 * Console's e-mails and do not change (crowdsecurity/crowdsec-docs: unversioned/troubleshooting).
 */
export const consoleIssues = [
	{ id: 'issue_lp_no_logs_read', title: 'Log Processor No Logs Read', criticality: 'critical' },
	{ id: 'issue_lp_no_logs_parsed', title: 'Log Processor No Logs Parsed', criticality: 'critical' },
	{ id: 'issue_lp_offline', title: 'Log Processor Offline', criticality: 'critical' },
	{ id: 'issue_se_offline', title: 'Security Engine Offline', criticality: 'critical' },
	{ id: 'issue_se_no_active_rc', title: 'Security Engine without active Remediation Component', criticality: 'critical' },
	{ id: 'issue_capi_403', title: 'Central API 403', criticality: 'high' },
	{ id: 'issue_lp_no_alerts', title: 'Log Processor No Alerts', criticality: 'high' },
	{ id: 'issue_se_no_alerts', title: 'Security Engine No Alerts', criticality: 'high' },
	{ id: 'issue_mismatch_collections', title: 'Mismatching Collections', criticality: 'high' },
	{ id: 'issue_se_no_rc', title: 'Security Engine without Remediation Component', criticality: 'recommended' },
] as const

export type ConsoleIssueId = (typeof consoleIssues)[number]['id']

/** The Console's name of an issue. */
export function titleOfIssue(id: ConsoleIssueId): string {
	return consoleIssues.find((issue) => issue.id === id)?.title ?? id
}

/** Its page. */
export function pageOfIssue(id: ConsoleIssueId): string {
	return `/u/troubleshooting/${id}`
}

/** Alerts about those who pull from an engine. */
const ofBouncers: readonly ConsoleIssueId[] = ['issue_se_no_active_rc', 'issue_se_no_rc']

/** Whether something leads to alerts about the engine's own work. */
export function isOfEngineItself(issues: readonly ConsoleIssueId[]): boolean {
	return issues.some((id) => !ofBouncers.includes(id))
}
