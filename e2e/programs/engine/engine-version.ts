/** What `cscli version` tells of the engine: `1.7.8`; empty where it tells none. */
export function engineVersion(told: string): string {
	return /version: v?(?<version>\d+\.\d+\.\d+)/.exec(told)?.groups?.version ?? ''
}
