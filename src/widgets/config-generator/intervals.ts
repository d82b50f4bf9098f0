/** The intervals that readers choose from, in seconds. What each means for a Console plan is said beside the field. */
export const intervals = [
	{ seconds: 10, label: '10 seconds' },
	{ seconds: 60, label: '1 minute' },
	{ seconds: 900, label: '15 minutes' },
	{ seconds: 3600, label: '1 hour' },
	{ seconds: 7200, label: '2 hours' },
	{ seconds: 86_400, label: '24 hours' },
] as const
