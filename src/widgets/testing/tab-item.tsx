import type { ReactNode } from 'react'

/** Stands in for `@theme/TabItem` in tests; it is found by its value. */
export default function TabItem({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode {
	return <div data-testid={value}>{children}</div>
}
