import { valid } from '../grammar.testing'
import { fields } from '.'

valid(fields, {
	'a table': ['+---+\n| option_name | option_value |\n| a | 1  |\n| b |  |\n', { a: '1' }],
	rows: ['a\t1\nb\t2\n', { a: '1', b: '2' }],
	'a list of JSON': ['[{"option_name":"a","option_value":"1"}]', { a: '1' }],
})
