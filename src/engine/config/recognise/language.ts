/** A text from which something else makes the configuration, or that hands it on itself: it is read by another program, not by the bouncer. */
export interface Language {
	/** As in “this is a source of …”. */
	readonly name: string
	/** What gives the finished file. */
	readonly render: string
	/** False where it hands its settings on itself: names of settings in it are those of a library, and of no bouncer's file. */
	readonly makesFiles?: false
}

interface Known extends Language {
	/** Each is a sign of it; so many of them make it certain. */
	readonly signs: readonly RegExp[]
	readonly enough: number
	/** Without this it is none, however many signs there are. */
	readonly only?: RegExp
}

/** Read with every text: each of their expressions is linear in it. */
export const languages: readonly Known[] = [
	{
		name: 'Nix',
		render: 'Paste the file that it makes: its path stands in `systemctl cat` of the service.',
		signs: [
			/^[ \t]*\{\s*(?:config|lib|pkgs|self|inputs|modulesPath|\.\.\.)\b[^{}]{0,300}\}:/m,
			/(?<![\w.])(?:config\.)?services\.[\w."-]{1,80}\s{0,8}=\s{0,8}(?:\{|lib\.|true;|mkIf)/,
			/\blib\.(?:mk\w+|optional\w*|types)\b/,
			/^[ \t]*[\w."-]{1,80}\s{0,8}=\s{0,8}(?:''|\{|\[|with\s)/m,
			/^[ \t]*(?:with|inherit|imports)\b[^\n]*[;[]/m,
			/^[ \t]*\};/m,
		],
		enough: 3,
	},
	{
		name: 'Terraform',
		render: 'Paste the file that it makes, or the values that `terraform console` shows.',
		signs: [/^[ \t]*(?:resource|data|module|variable|provider|output)\s+"[^"\n]{1,80}"(?:\s+"[^"\n]{1,80}")?\s*\{/m, /^[ \t]*locals\s*\{\s*$/m],
		enough: 1,
	},
	{
		name: 'Ansible',
		render: 'Paste the file as it stands on the host.',
		signs: [
			/^[ \t]*(?:-[ \t]+)?(?:ansible\.|community\.)[\w.]+:/m,
			/^[ \t]*(?:-[ \t]+)?hosts:[ \t]*\S/m,
			/^[ \t]*(?:tasks|handlers|pre_tasks|roles):\s*$/m,
			/^[ \t]*become:\s/m,
			/^[ \t]*(?:notify|register|when|loop|with_items):/m,
			/^[ \t]*(?:apt|copy|template|service|systemd|file|command|shell|lineinfile|get_url):(?:\s|$)/m,
			/^[ \t]*-[ \t]+name:[ \t]+\S{1,80}[ \t]+\S/m,
		],
		enough: 3,
	},
	{
		name: 'a Dockerfile',
		render: 'Paste the configuration file that the container reads.',
		signs: [/^FROM\s+\S+/m, /^(?:RUN|COPY|ADD|ENTRYPOINT|CMD|WORKDIR)\s/m],
		enough: 2,
	},
	{
		name: 'a shell script',
		render: 'Paste the file that it writes.',
		signs: [/^#!\s*\/\S*\b(?:env\s+)?(?:ba|z|da|k)?sh\b/, /^[ \t]*(?:if \[|fi$|then$|esac$|done$|set -e|function \w+|[\w-]+\(\)\s*\{)/m],
		enough: 2,
	},
	{
		// Without its first line: the part of a package that runs when it is installed, or a script from its middle.
		name: 'a shell script',
		render: 'Paste the file that it writes.',
		signs: [
			/^[ \t]*(?:el)?if [^\n]+\][ \t;]*(?:then[ \t]*)?\r?$/m,
			/^[ \t]*(?:for|while) [^\n]+;[ \t]*(?:do[ \t]*)?\r?$/m,
			/^[ \t]*(?:fi|esac)[ \t]*\r?$/m,
			/^[ \t]*done\b/m,
			/^[ \t]*echo[ \t]+["'$]/m,
			/^[ \t]*set -[a-z]/m,
			/^[ \t]*[\w-]+\(\)[ \t]*\{/m,
		],
		enough: 3,
		// A script within YAML is a part of it, and indented.
		only: /^(?:if|for|while|case|fi|done|esac)\b/m,
	},
	{
		// A file of settings returns an array; it may name classes (`use`), and makes and calls nothing.
		name: 'a PHP program',
		render: 'Paste the file with the settings that it reads, or what its array holds when it runs.',
		signs: [
			/^[ \t]*namespace[ \t]+[\w\\]+;/m,
			/^[ \t]*use[ \t]+[\w\\]+(?:[ \t]+as[ \t]+\w+)?;/m,
			/^[ \t]*(?:abstract[ \t]+|final[ \t]+)?class[ \t]+\w[^:{\n]*\n?\{/m,
			/^[ \t]*(?:public|protected|private)[ \t][^\n]*\bfunction[ \t]/m,
			/^[ \t]*(?:require|include)(?:_once\b|[ \t]+["'_])/m,
			/\$\w+[ \t]*=[ \t]*new[ \t]+[\w\\]+/,
			/\$\w+->\w+\(/,
			/<\?=/,
		],
		enough: 2,
		makesFiles: false,
	},
	{
		name: 'a program',
		render: 'Paste the configuration file that it reads or writes.',
		signs: [
			/^[ \t]*(?:def|class)\s+\w+\s*[(:]/m,
			/^[ \t]*(?:from\s+[\w.]+\s+)?import\s+[\w.{*]/m,
			/^[ \t]*(?:export\s+)?(?:async\s+)?function\s+\w+\s*\(/m,
			/^[ \t]*(?:const|let|var)\s+\w+\s*=/m,
			/^package\s+\w+\s*$/m,
			/^func\s+/m,
			/^[ \t]*return\s+\S/m,
		],
		enough: 2,
	},
]

/** The language of a text that is no configuration file; null for everything else. */
export function languageOf(text: string): Language | null {
	return languages.find(({ signs, enough, only }) => (only?.test(text) ?? true) && signs.filter((sign) => sign.test(text)).length >= enough) ?? null
}
