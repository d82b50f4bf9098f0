/** From where on a secret can stand, and how much of it is known to stand there. */
export interface Ahead {
	readonly from: number
	readonly same: number
}

/**
 * One secret, searched for as Knuth, Morris and Pratt do it: what was compared is not compared again. Of 20,000 zeros with a letter
 * among them, each place in 200,000 zeros took 20,000 comparisons (18 s).
 */
export class Needle {
	/** For each number of its first characters: of how many the end is its beginning. */
	private readonly borders: Int32Array

	constructor(readonly text: string) {
		this.borders = new Int32Array(text.length + 1)
		this.borders[0] = -1
		let border = -1
		for (let at = 0; at < text.length; at++) {
			while (border >= 0 && text[at] !== text[border]) border = this.borders[border] ?? -1
			border++
			this.borders[at + 1] = border
		}
	}

	/** How many of its characters stand at a place, of which so many are known. */
	sameAt(text: string, from: number, known: number): number {
		let same = known
		while (same < this.text.length && text.charCodeAt(from + same) === this.text.charCodeAt(same)) same++
		return same
	}

	/** The next place at which it can stand, where only so many of its characters stood at this one. */
	after(from: number, same: number): Ahead {
		const border = this.borders[same] ?? -1
		return { from: from + same - border, same: Math.max(border, 0) }
	}
}
