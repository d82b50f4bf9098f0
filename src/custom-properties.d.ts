import 'react'

declare module 'react' {
	interface CSSProperties {
		/** Values that a style sheet works with. */
		[name: `--${string}`]: string | number | undefined
	}
}
