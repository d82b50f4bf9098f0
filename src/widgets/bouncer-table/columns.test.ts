import { expect, test } from 'vitest'
import { bouncers } from '../../facts/bouncers'
import { columns, sorted } from './columns'

test.each(columns.map((column) => [column.title, column] as const))('sorting by %s loses no row, and down is the other way round', (_title, column) => {
	const up = sorted(bouncers, column, false)
	const down = sorted(bouncers, column, true)
	expect(new Set(up)).toEqual(new Set(bouncers))
	expect(down.map(column.sortBy)).toEqual(up.map(column.sortBy).toReversed())
})

test('those that work with an integration come first', () => {
	const works = columns.find(({ id }) => id === 'works')
	if (!works) throw new Error('there is no such column')
	const order = sorted(bouncers, works, false).map(({ integration }) => integration.works)
	expect(order[0]).toBe('yes')
	expect(order.at(-1)).toBe('no')
})
