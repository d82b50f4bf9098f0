/** C0 and C1 without tab and line feed, what turns the direction of a text, what takes no room, and the line ends of other alphabets. */
const unseen = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g

function written(sign: string): string {
	const code = sign.charCodeAt(0)
	return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** The text with what cannot be seen written out: neither a terminal nor a page does what another has written into a log. */
export function visible(text: string): string {
	return text.replaceAll('\r\n', '\n').replace(unseen, written)
}

/** The same for JSON, in the way that JSON has for it. */
export function visibleJson(json: string): string {
	return json.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
