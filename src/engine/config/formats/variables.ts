// A variable is `$NAME` or `${NAME}` wherever somebody fills it in before the bouncer reads it; who does it differs in what else is one,
// and in how a dollar sign is written that stays one. What bouncers and web servers themselves fill in is a fact of each.

/** Whether Compose fills something in, or Flux, which reads the same form: `$$` is a sign that stays, and a name begins with a letter. */
export function hasComposeVariable(text: string): boolean {
	return /(?:^|[^$])(?:\$\$)*\$(?:\{\w|[A-Za-z_])/.test(text)
}

/** Whether a shell fills something in: also an argument (`$1`) or what a command prints (`$(…)`); a backslash leaves the sign as it is. */
export function hasShellVariable(text: string): boolean {
	return /(?:^|[^\\])(?:\\\\)*\$[\w{(]/.test(text)
}
