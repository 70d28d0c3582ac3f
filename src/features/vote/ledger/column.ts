/** A long column of numbers by number, in pieces, so that it grows without ever being copied. */

type Piece = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const pieceBits = 16;
const pieceLength = 1 << pieceBits;

export class Column {
  private readonly pieces: (Piece | undefined)[] = [];
  private readonly make: (length: number) => Piece;

  constructor(make: (length: number) => Piece) {
    this.make = make;
  }

  /** What never was set is 0. */
  get(index: number): number {
    return this.pieces[index >>> pieceBits]?.[index & (pieceLength - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    const at = index >>> pieceBits;
    let piece = this.pieces[at];
    if (!piece) {
      piece = this.make(pieceLength);
      this.pieces[at] = piece;
    }
    piece[index & (pieceLength - 1)] = value;
  }
}

export const column = {
  small: () => new Column((length) => new Uint8Array(length)),
  middle: () => new Column((length) => new Uint16Array(length)),
  large: () => new Column((length) => new Uint32Array(length)),
  exact: () => new Column((length) => new Float64Array(length)),
};
