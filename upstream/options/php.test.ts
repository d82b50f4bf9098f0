import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { phpArray, phpOptionList, phpSelects, symfonyTree } from './php'

const constants = treeOf({
	'src/Constants.php': "<?php class Constants { public const PHPFS = 'phpfs'; public const REDIS = 'redis'; const TIMEOUT = 120; }",
	'tests/Constants.php': '<?php class Constants { const TIMEOUT = 25; }',
})

describe('a Symfony configuration tree', () => {
	const tree = treeOf({
		'Configuration.php': `<?php
class Configuration {
    private function nodes($rootNode) {
        $rootNode->children()
            ->enumNode('cache_system')
                ->values([Constants::PHPFS, Constants::REDIS])
                ->defaultValue(Constants::PHPFS)
            ->end()
            ->arrayNode('proxies')
                ->arrayPrototype()
                    ->scalarPrototype()->end()
                ->end()
            ->end()
            // ->scalarNode('gone')->end()
            ->scalarNode('suffix')
                ->validate()
                    ->ifTrue(function (string $value) { return $this->check($value)->end(); })
                    ->thenInvalid('Too long (16)')
                ->end()
            ->end()
            ->booleanNode('stream_mode')->defaultTrue()->end()
        ->end();
        $rootNode->children()
            ->arrayNode('color')->addDefaultsIfNotSet()
                ->children()
                    ->arrayNode('text')
                        ->children()
                            ->scalarNode('primary')->defaultValue('black')->end()
                        ->end()
                    ->end()
                ->end()
            ->end()
            ->integerNode('timeout')->min(1)->defaultValue(Constants::TIMEOUT)->end()
        ->end();
    }
}
`,
	})
	const options = symfonyTree('Configuration.php')(tree, { wanted: [], others: [constants] })

	it('has its nodes by their path, with default and values', () => {
		expect(options.map(({ name, default: value, allowed }) => [name, value, allowed])).toEqual([
			['cache_system', 'phpfs', ['phpfs', 'redis']],
			['proxies', null, undefined],
			['suffix', null, undefined],
			['stream_mode', true, undefined],
			['color.text.primary', 'black', undefined],
			['timeout', 120, undefined],
		])
	})

	it('tells the line', () => {
		expect(options[0]?.line).toBe(5)
	})
})

describe('a file that gives an array', () => {
	it('has the keys by their path; lists are values', () => {
		const tree = treeOf({
			'settings.php': `<?php
return [
    /** The 'level' => 'is' told here. */
    'level' => Constants::PHPFS,
    'uris' => ['/favicon.ico', '/robots.txt'],
    'text' => [
        'ban' => [
            'title' => 'Don\\'t, please',
        ],
    ],
    'path' => __DIR__ . '/.logs',
    'strict' => true,
];
`,
		})
		const options = phpArray('settings.php')(tree, { wanted: [], others: [constants] })
		expect(options.map(({ name, default: value }) => [name, value])).toEqual([
			['level', 'phpfs'],
			['uris', ['/favicon.ico', '/robots.txt']],
			['text.ban.title', "Don't, please"],
			['path', undefined],
			['strict', true],
		])
	})
})

describe('a choice on an admin page', () => {
	it('offers the first list behind it', () => {
		const tree = treeOf({
			'admin.php': `<?php
addFieldSelect('a_cache', 'Technology', function ($input) {
    if (!in_array($input, [
            Constants::PHPFS,
            Constants::REDIS,
        ], true)) {
        $input = [Constants::REDIS];
    }
});
addFieldSelect('a_level', 'Level', function ($input) { return $input; });
addFieldString('a_url', 'Address', [Constants::PHPFS]);
`,
		})
		expect(phpSelects('admin.php')(tree, { wanted: [], others: [constants] })).toEqual([
			{ name: 'a_cache', allowed: ['phpfs', 'redis'], file: 'admin.php', line: 2 },
		])
	})
})

describe('the list of what a plugin stores', () => {
	it('has names and defaults', () => {
		const tree = treeOf({
			'options.php':
				"<?php return [\n['name' => 'a_url', 'default' => '', 'autoInit' => true],\n['name' => 'a_timeout', 'default' => Constants::TIMEOUT,\n'autoInit' => true],\n];",
		})
		expect(phpOptionList('options.php')(tree, { wanted: [], others: [constants] }).map(({ name, default: value, line }) => [name, value, line])).toEqual([
			['a_url', '', 2],
			['a_timeout', 120, 3],
		])
	})
})
