import { withText } from '../generated'
import { goClient, type NewestProgram, programFile, quietPull, readersFolder, statusFor, told, written } from './program'

const library = 'node_modules/@crowdsec/nodejs-bouncer'
const withCertificates = [
	'env',
	'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt',
	'REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt',
	'PYTHONUNBUFFERED=1',
]
const python = () => programFile('python', 'bin', 'python')

/** The reader's own program around the generated lines: it serves a page and asks the library about each visitor. */
const nodeSite = `
const { createServer } = await import('node:http')
createServer(async (request, response) => {
	const { remediation } = await bouncer.getIpRemediation(request.socket.remoteAddress)
	response.writeHead(remediation === 'ban' ? 403 : 200).end()
}).listen(8000, '127.0.0.1')
`
const pythonSite = `
import time
while True:
    for address in ('203.0.113.7', '203.0.113.8'):
        print(address, client.get_action_for(address))
    time.sleep(1)
`

const goCompiler = '/usr/local/go/bin/go'
const goSite = `		for _, decision := range decisions.New {
			log.Print(*decision.Type, " ", *decision.Value)
		}
`

const noStatus = { cause: 'polling-stopped', why: 'it hides the status of a pull that failed' } as const

/** The same words for every answer that is no JSON. */
const pythonWords = { ...quietPull, 'an empty answer': { cause: 'response-not-json', why: 'it says the same of an empty answer and of a page' } } as const

/** Libraries, in a program of the reader. */
export const libraries: readonly NewestProgram[] = [
	{
		bouncer: 'go-sdk',
		deployment: 'library',
		program: 'go-cs-bouncer',
		needs: ['go-sdk', goCompiler],
		version: () => written('go-sdk/go.mod', /go-cs-bouncer v(\d+\.\d+\.\d+)/),
		lay: (stage, files) => {
			for (const name of ['go.mod', 'go.sum']) stage.root.copy(programFile('go-sdk', name), `${readersFolder}/${name}`)
			return withText(files, '\t\tlog.Printf("%d new', `${goSite}\t\tlog.Printf("%d new`)
		},
		command: ['sh', '-c', `GOPROXY=off GOFLAGS='-buildvcs=false -mod=mod' ${goCompiler} build -o /tmp/your-app . && exec /tmp/your-app`],
		tells: { ...goClient, ...quietPull },
		blocks: (_stage, address, said) => said.includes(`ban ${address}`),
	},
	{
		bouncer: 'nodejs',
		deployment: 'library',
		program: '@crowdsec/nodejs-bouncer',
		recordedBy: 'nodejs',
		needs: ['nodejs'],
		version: () => written(`nodejs/${library}/package.json`, /"version": "(\d+\.\d+\.\d+)"/),
		lay: (stage, files) => {
			stage.root.link(programFile('nodejs', 'node_modules'), `${readersFolder}/node_modules`)
			// The interval stands in the program itself.
			const soon = withText(files, '24 * 60 * 60 * 1000', '2000')
			return soon.map((file) => ({ ...file, content: file.content + nodeSite }))
		},
		command: [...withCertificates, process.execPath, 'bouncer.mjs'],
		tells: {
			'a wrong key': noStatus,
			'a wrong path': noStatus,
			'too many pulls': noStatus,
			'a key that is deleted later': noStatus,
			'an empty answer': { cause: 'response-not-json', why: 'it reads every answer as JSON' },
		},
		blocks: (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/') === '403',
	},
	{
		bouncer: 'python-sdk',
		deployment: 'library',
		program: 'pycrowdsec',
		recordedBy: 'python',
		needs: ['python'],
		version: () => told('python/bin/pip', ['show', 'pycrowdsec'], /^Version: (\S+)/m),
		lay: (_stage, files) => withText(files, "print(client.get_action_for('192.0.2.7'))\n", pythonSite),
		command: [...withCertificates, python(), 'bouncer.py'],
		tells: pythonWords,
		blocks: (_stage, address, said) => said.includes(`${address} ban`),
	},
	{
		bouncer: 'python-sdk',
		deployment: 'django',
		program: 'pycrowdsec',
		recordedBy: 'python',
		needs: ['python'],
		version: () => told('python/bin/pip', ['show', 'pycrowdsec'], /^Version: (\S+)/m),
		lay: (stage, files) => {
			stage.root.write('/srv/manage.py', manage)
			stage.root.write('/srv/app/__init__.py', '')
			stage.root.write(
				'/srv/app/urls.py',
				'from django.http import HttpResponse\nfrom django.urls import path\n\nurlpatterns = [path("", lambda request: HttpResponse("page"))]\n',
			)
			return files.map((file) => ({ ...file, content: djangoSettings + file.content }))
		},
		command: [...withCertificates, python(), '../manage.py', 'runserver', '--noreload', '127.0.0.1:8000'],
		tells: pythonWords,
		blocks: (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/') === '403',
	},
]

const manage = `import os, sys
from django.core.management import execute_from_command_line
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'app.settings')
execute_from_command_line(sys.argv)
`
const djangoSettings = `SECRET_KEY = 'of a test'
DEBUG = False
ALLOWED_HOSTS = ['*']
ROOT_URLCONF = 'app.urls'
MIDDLEWARE = ['django.middleware.common.CommonMiddleware']

`
