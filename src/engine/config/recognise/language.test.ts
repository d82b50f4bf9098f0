import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'
import { languageOf } from './language'

const postinst = [
	'systemctl daemon-reload',
	'START=1',
	'if [ "$1" = "configure" ] ; then',
	'    API_KEY=$(cscli -oraw bouncers add "$unique")',
	'    if [ $? -eq 1 ] ; then',
	'        echo "failed to create API token, service won\'t be started."',
	'        API_KEY="<API_KEY>"',
	'    fi',
	'    API_KEY=${API_KEY} envsubst < /etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf > ${TMP}',
	'    MODE=stream',
	'fi',
	'',
].join('\n')

const spec = [
	'Name: crowdsec-openresty-bouncer',
	'%post -p /bin/bash',
	'CERTS=(',
	'    "/etc/ssl/certs/ca-certificates.crt"',
	')',
	'for dep in ${DEPENDENCY[@]};',
	'do',
	'    opm get ${dep}',
	'done',
	'API_KEY=$(cscli bouncers add x -o raw)',
	'CROWDSEC_LAPI_URL="http://127.0.0.1:8080"',
	'API_KEY=${API_KEY} envsubst < /etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf',
	'if [ ! -z "$PORT" ]; then',
	'    echo "done"',
	'fi',
	'',
].join('\n')

const client = [
	'use CrowdSec\\LapiClient\\Bouncer;',
	'',
	'$configs = [',
	"    'auth_type' => 'api_key',",
	"    'api_url' => 'https://192.0.2.1:8080',",
	"    'api_key' => 'c580ebdff45da6e01415ed0e9bc9c06b',",
	"    'stream_mode' => true,",
	'];',
	'$client = new Bouncer($configs);',
	'',
].join('\n')

const plugin = [
	'<?php',
	'',
	'namespace A\\B;',
	'',
	'use CrowdSecBouncer\\Constants;',
	'',
	'class Bouncer extends AbstractBouncer',
	'{',
	'    public function getConfigs(): array',
	'    {',
	"        return ['api_url' => $this->helper->getApiUrl(), 'api_key' => $this->key];",
	'    }',
	'}',
	'',
].join('\n')

const template = '<?php $block->test(); ?>\n<a href="<?= $block->escapeUrl($url) ?>"><?= __(["api_key" => $key, "api_url" => $url]) ?></a>\n'

describe('programs and scripts, which are no file of settings', () => {
	test.each([
		['what a package runs when it is installed', postinst, 'a shell script'],
		['the same in a spec of RPM, with its words around', spec, 'a shell script'],
		['a script with its first line', '#!/bin/sh\nset -e\nAPI_KEY=x\n', 'a shell script'],
		['a client in PHP, as manuals show it, without a tag', client, 'a PHP program'],
		['a client in PHP', `<?php\nrequire_once __DIR__ . '/vendor/autoload.php';\n${client}`, 'a PHP program'],
		['a class in PHP', plugin, 'a PHP program'],
		['a page of HTML with PHP in it', template, 'a PHP program'],
	])('%s: nothing is judged, nothing handed out', (_what, text, name) => {
		expect(languageOf(text)?.name).toBe(name)
		const result = check(text, null, bouncers)
		expect(result).toMatchObject({ fixed: null, source: { kind: 'other-language' } })
		expect(result.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
	})

	test('settings that a client of a library has are those of no other program', () => {
		expect(check(client, null, bouncers).bouncer).toBeNull()
	})

	test.each([
		[
			'an array that is returned',
			"<?php\nuse CrowdSecBouncer\\Constants;\nreturn [\n  'api_key' => getenv('K'),\n  'bouncing_level' => Constants::BOUNCING_LEVEL_NORMAL,\n];\n",
		],
		['an array of which the word is missing', "<?php\n$settings = [\n  'api_key' => 'x',\n  'api_url' => 'y',\n];\n"],
		['NAME=value, with the words of a script in the remarks', '# if [ x ]; then\n# fi\n# done\nAPI_URL=http://192.0.2.1:8080\nAPI_KEY=x\nMODE=stream\n'],
		['a middleware in JavaScript', "const { CrowdSecBouncer } = require('@crowdsec/nodejs-bouncer')\nconst bouncer = new CrowdSecBouncer({ url: 'x' })\n"],
		[
			'a manifest with a script in it',
			'kind: Deployment\nspec:\n  command:\n    - sh\n    - -c\n    - |\n      set -e\n      if [ -f x ]; then\n        echo "y"\n      fi\n      for a in b; do\n        c\n      done\n',
		],
		['a unit', '[Service]\nEnvironment=API_KEY=x\nExecStart=/bin/sh -c "echo done"\n'],
	])('%s is none', (_what, text) => {
		expect([null, 'a program']).toContain(languageOf(text)?.name ?? null)
	})
})
