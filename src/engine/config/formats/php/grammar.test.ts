import { broken, computedMark, valid } from '../grammar.testing'
import { php } from '.'

valid(php, {
	'long arrays and trailing commas': ["<?php\nreturn array(\n  'a' => 1,\n  'b' => array('c' => true,),\n);\n", { a: 1, 'b/c': true }],
	'comments of all kinds': ["<?php\n/* ' [ */ # ]\nreturn [ // (\n  'a' => 'x', /* , */\n];\n", { a: 'x' }],
	'what PHP works out': [
		"<?php\nreturn ['a' => getenv('X') ?: 'y', 'b' => __DIR__ . '/c', 'd' => (int) $x, 'e' => X::Y];\n",
		{ a: computedMark, b: computedMark, d: computedMark, e: computedMark },
	],
	escapes: ['<?php\nreturn [\'a\' => \'it\\\'s\', "b" => "x\\"y\\n", "c" => "$z"];\n', { a: "it's", b: 'x"y\n', c: computedMark }],
	'declarations in front': ["<?php\ndeclare(strict_types=1);\nuse A\\B;\nreturn ['a' => null];\n", { a: null }],
	'a variable that is returned': ["<?php\nreturn ['a' => -1, 'b' => 1_000, 'c' => ['x', 'y']];\n?>\n", { a: -1, b: 1000, c: ['x', 'y'] }],
})

broken(php, {
	'a comma is missing': ["<?php\nreturn [\n  'a' => 1\n  'b' => 2,\n];\n", 3, { a: 1, b: 2 }],
	'an array that is not closed': ["<?php\nreturn [\n  'a' => 1,\n", 2, { a: 1 }],
	'a quote that is not closed': ["<?php\nreturn [\n  'a' => 'x,\n];\n", 3],
	'no tag': ["return ['a' => 1];\n", 1, { a: 1 }],
})
