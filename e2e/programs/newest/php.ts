import { type NewestProgram, programFile, statusFor, written } from './program'

const home = '/var/www/crowdsec-standalone-bouncer'
const scripts = `${home}/scripts`

/** The PHP bouncer before a page of PHP's own server, and the crontab entry as often as the interval says. */
export const phpPrograms: readonly NewestProgram[] = [
	{
		bouncer: 'php-standalone',
		deployment: 'composer',
		program: 'crowdsec-standalone-bouncer',
		needs: ['crowdsec-standalone-bouncer', '/usr/bin/php'],
		version: () => written('crowdsec-standalone-bouncer/src/Constants.php', /VERSION = 'v(\d+\.\d+\.\d+)'/),
		lay: (stage, files) => {
			stage.root.copy(programFile('crowdsec-standalone-bouncer'), home)
			stage.root.link('/mnt/logs', `${scripts}/.logs`)
			stage.root.write('/srv/app/index.php', '<?php echo "page";')
			return files
		},
		tells: {
			'a wrong path': { cause: 'endpoint-empty-blocklist', why: 'it takes 404 for a list without entries' },
			'a certificate that is over': { cause: null, why: 'with an API key it looks at no certificate, and pulls' },
		},
		command: [
			'sh',
			'-c',
			`mkdir -p /mnt/logs; setpriv --pdeathsig KILL php -c php.ini -S 127.0.0.1:8000 >/dev/null 2>&1 & while :; do php ${scripts}/refresh-cache.php; sleep 2; done`,
		],
		log: '/mnt/logs/prod.log',
		blocks: (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/index.php') === '403',
	},
]
