/** What a camera wrote into a picture: when, whether where, which way up. Read within bounds, from untrusted bytes. */

export type Exif = {
  /** The clock of the camera, without a zone. */
  takenAt?: string;
  hasPlace: boolean;
  /** Whether a camera told anything at all: programs that only note which way is up are no camera. */
  hasCamera: boolean;
  /** 1–8; from 5 on width and height are exchanged. */
  orientation?: number;
  dpi?: number;
};

type Entry = { type: number; count: number; at: number };

const tags = {
  ...{ make: 0x010f, model: 0x0110, orientation: 0x0112, xResolution: 0x011a, resolutionUnit: 0x0128 },
  ...{ exif: 0x8769, place: 0x8825, exposure: 0x829a, takenAt: 0x9003 },
};
const entriesMax = 512;

/** Reads a TIFF block; undefined when it is none. */
export function readExif(tiff: Uint8Array): Exif | undefined {
  const data = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.byteLength < 14) return undefined;
  const isLittle = data.getUint16(0) === 0x4949;
  if ((!isLittle && data.getUint16(0) !== 0x4d4d) || data.getUint16(2, isLittle) !== 42) return undefined;
  const reader = new TiffReader(data, isLittle);
  const first = reader.directory(data.getUint32(4, isLittle));
  const camera = reader.directory(reader.whole(first.get(tags.exif)));
  const takenAt = clockOf(reader.text(camera.get(tags.takenAt)));
  const place = reader.directory(reader.whole(first.get(tags.place)));
  const isInch = (reader.whole(first.get(tags.resolutionUnit)) ?? 2) === 2;
  const density = reader.ratio(first.get(tags.xResolution));
  const orientation = reader.whole(first.get(tags.orientation));
  return {
    takenAt,
    hasPlace: place.has(2) && place.has(4),
    hasCamera:
      takenAt !== undefined || first.has(tags.make) || first.has(tags.model) || camera.has(tags.exposure),
    orientation: orientation && orientation <= 8 ? orientation : undefined,
    dpi: density === undefined ? undefined : Math.round(isInch ? density : density * 2.54),
  };
}

/** `2020:05:06 08:30:00` as cameras write it, when it is a clock at all. */
function clockOf(written: string | undefined): string | undefined {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(written ?? '');
  if (!found || found[1] === '0000' || found[2] === '00' || found[3] === '00') return undefined;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  return Number.isNaN(Date.parse(`${day}T${found[4]}Z`)) ? undefined : `${day}T${found[4]}`;
}

class TiffReader {
  private readonly data: DataView;
  private readonly isLittle: boolean;

  constructor(data: DataView, isLittle: boolean) {
    this.data = data;
    this.isLittle = isLittle;
  }

  /** The entries of one directory; empty where there is none. */
  directory(at: number | undefined): Map<number, Entry> {
    const entries = new Map<number, Entry>();
    if (at === undefined || at < 8 || at + 2 > this.data.byteLength) return entries;
    const count = Math.min(this.data.getUint16(at, this.isLittle), entriesMax);
    for (let row = 0; row < count; row++) {
      const from = at + 2 + row * 12;
      if (from + 12 > this.data.byteLength) break;
      const type = this.data.getUint16(from + 2, this.isLittle);
      const rows = this.data.getUint32(from + 4, this.isLittle);
      entries.set(this.data.getUint16(from, this.isLittle), { type, count: rows, at: from + 8 });
    }
    return entries;
  }

  /** A number that stands in the entry itself. */
  whole(entry: Entry | undefined): number | undefined {
    if (!entry) return undefined;
    if (entry.type === 3) return this.data.getUint16(entry.at, this.isLittle);
    return entry.type === 4 || entry.type === 13 ? this.data.getUint32(entry.at, this.isLittle) : undefined;
  }

  ratio(entry: Entry | undefined): number | undefined {
    const at = entry?.type === 5 ? this.data.getUint32(entry.at, this.isLittle) : undefined;
    if (at === undefined || at + 8 > this.data.byteLength) return undefined;
    const below = this.data.getUint32(at + 4, this.isLittle);
    return below === 0 ? undefined : this.data.getUint32(at, this.isLittle) / below;
  }

  text(entry: Entry | undefined): string | undefined {
    if (entry?.type !== 2 || entry.count > 64) return undefined;
    const at = entry.count <= 4 ? entry.at : this.data.getUint32(entry.at, this.isLittle);
    if (at + entry.count > this.data.byteLength) return undefined;
    const bytes = new Uint8Array(this.data.buffer, this.data.byteOffset + at, entry.count);
    return String.fromCharCode(...bytes).replace(/\0.*$/, '');
  }
}
