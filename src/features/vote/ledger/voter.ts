/** The voters of a ledger by their pseudonyms: each a small number, in as little memory as it takes. */

/** Open addressing over the 128 bits of a pseudonym; a map of texts would hold no more than 16 million. */
export class Voters {
  size = 0;
  private slots = new Uint32Array(1024);
  private words = new Uint32Array(4 * 512);

  /** The number of a voter from 1; a new one gets the next. */
  numberOf(pseudonym: string): number {
    const [a, b, c, d] = [0, 8, 16, 24].map((from) => Number.parseInt(pseudonym.slice(from, from + 8), 16));
    const mask = this.slots.length - 1;
    let slot = mixed(a!, b!) & mask;
    while (this.slots[slot] !== 0) {
      const at = (this.slots[slot]! - 1) * 4;
      const { words } = this;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d)
        return this.slots[slot]!;
      slot = (slot + 1) & mask;
    }
    this.words.set([a!, b!, c!, d!], this.size * 4);
    this.size++;
    this.slots[slot] = this.size;
    const number = this.size;
    if (this.size * 2 > this.slots.length - 1) this.grow();
    return number;
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 1; number <= this.size; number++) {
      const at = (number - 1) * 4;
      let slot = mixed(words[at]!, words[at + 1]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number;
    }
  }
}

function mixed(a: number, b: number): number {
  const hash = Math.imul(a ^ (b >>> 15), 0x9e3779b1);
  return (hash ^ (hash >>> 16)) >>> 0;
}
