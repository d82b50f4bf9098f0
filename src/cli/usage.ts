import { nearest } from '../engine/config/values/nearest'

/** A mistake of the reader at the command line: printed as one line on stderr, exit code 2, nothing on stdout. */
export class UsageError extends Error {}

/** For the end of an error: the known word that is near to a wrong one, if any is. */
export function didYouMean(word: string, known: readonly string[]): string {
	const meant = nearest(word, known)
	return meant === null ? '' : `; did you mean ${meant}?`
}

export const usage = `bouncer-doctor: why does my CrowdSec bouncer not pull its blocklist?

  bouncer-doctor here     [--json]                               looks at this host, changes nothing: one verdict, one report
  bouncer-doctor diagnose [--json] [--bouncer ID] [FILE|-]...    one verdict over all logs; reads standard input without FILE
  bouncer-doctor diagnose --batch                                JSON Lines {"id","log"} in, {"id",…verdict} out
  bouncer-doctor check    [--json] [--bouncer ID] [FILE|-]       what is wrong in a configuration file, and the corrected file
  bouncer-doctor check    --lines [--bouncer ID] FILE...         many files, a line for each problem: for editors, hooks, workflows
  bouncer-doctor check    --batch                                JSON Lines {"id","bouncer","config"} in, {"id",…} out
  bouncer-doctor generate --bouncer ID --url URL [--key KEY|-] [--deployment ID] [--source integration|engine]
                          [--interval TIME] [--set OPTION=VALUE]... [--json] [--out DIR [--force]]
  bouncer-doctor convert  --to ID [--deployment ID] [--bouncer ID] [--url URL] [--key KEY|-] [--json] [--out DIR [--force]] [FILE|-]
                                                                 the same settings for another bouncer or deployment
  bouncer-doctor collect  [--bouncer ID] [--deployment ID]       a shell command that gathers all of this, masked: | sh | bouncer-doctor diagnose
  bouncer-doctor rules    [--json]                               every message that is known
  bouncer-doctor bouncers [--json]                               every bouncer that is known
  bouncer-doctor completion bash|zsh|fish                        what a shell needs to complete these commands
  bouncer-doctor --version

Exit codes: 0 nothing wrong, 1 a problem was found, 2 the command or its input could not be understood.
Nothing leaves this machine; \`here\` asks once whether admin.api.crowdsec.net answers. An API key stands in the files that you asked for, and nowhere else.
`
