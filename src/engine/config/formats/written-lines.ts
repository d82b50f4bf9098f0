import type { Setting, Written, WrittenSetting } from './document'

/** Gathers a file line by line and remembers on which of them each setting begins. */
export class WrittenLines {
	private readonly parts: string[] = []
	private readonly settings: WrittenSetting[] = []
	private next = 1

	/** @param line Without its line break; a text of several lines counts as such. */
	add(line: string): void {
		this.parts.push(line)
		this.next += 1 + (line.match(/\n/g)?.length ?? 0)
	}

	setting({ path, value }: Pick<Setting, 'path' | 'value'>, line: string): void {
		this.settings.push({ path, value, line: this.next })
		this.add(line)
	}

	done(): Written {
		return { text: `${this.parts.join('\n')}\n`, settings: this.settings }
	}
}
