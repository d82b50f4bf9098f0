import type { ComponentPropsWithoutRef, ReactNode } from 'react'

interface Props extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'onChange'> {
	readonly onChange: (address: string) => void
}

/** A field for an address, which no browser completes or corrects. */
export function AddressInput({ onChange, ...rest }: Props): ReactNode {
	return <input {...rest} type="text" inputMode="url" autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.target.value)} />
}
