/** Reading a part as every kind of file takes some milliseconds; a paste with more parts is a log. */
const mostFiles = 20
/** Characters of all of them together: of YAML so many take half a second. */
const mostCharacters = 400_000

/** The first files of a paste, as many as are looked into; what comes after them is read as nothing. */
export function fewFiles<T extends { readonly text: string }>(pieces: readonly T[]): readonly T[] {
	let characters = 0
	return pieces.slice(0, mostFiles).filter(({ text }, at) => {
		characters += text.length
		return at === 0 || characters <= mostCharacters
	})
}
