/**
 * The box guard: walks the boxes of an MP4 or MOV within fixed bounds, before any real reader may open it.
 * It reads headers and tables only, through a range reader, so it costs kilobytes even for gigabytes,
 * and adds up what the tables claim: one forged table of sixteen bytes can claim 2^32 samples and
 * make a reader allocate until it dies. Nothing here allocates by a number read from the file.
 */

export type RangeReader = (from: number, to: number) => Promise<Uint8Array>;

export const guardLimits = {
  moovBytes: 64 * 1_048_576,
  depth: 10,
  boxes: 20_000,
  topBoxes: 20_000,
  tracks: 32,
  samples: 4_000_000,
  durationSeconds: 24 * 3600,
};

export type GuardLimits = typeof guardLimits;

/** `truncated` lacks its end, `hostile` claims the impossible, `unreadable` is no film at all. */
export type GuardReason = 'truncated' | 'hostile' | 'unreadable';
type Counted = Record<'samples' | 'durationSeconds' | 'mediaBytes', number>;
export type GuardedTrack = { handler: string; codec: string } & Counted;
export type GuardVerdict =
  | { ok: true; tracks: readonly GuardedTrack[]; isFragmented: boolean; notes: readonly string[] }
  | { ok: false; reason: GuardReason; detail: string };

/** Thrown inside this file only, and caught at its door. */
class Broken extends Error {
  readonly reason: GuardReason;
  constructor(reason: GuardReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

type Box = { type: string; from: number; body: number; to: number };
type Track = GuardedTrack & {
  timescale: number;
  /** By the track's tables, in ticks of its timescale. */
  ticks: number;
  headerSeconds: number;
  timedSamples: number;
  lastChunkAt: number;
};

/** Looks through a file of `sizeBytes`; never throws for what the bytes say. */
export async function guardBoxes(
  read: RangeReader,
  sizeBytes: number,
  limits: GuardLimits = guardLimits,
): Promise<GuardVerdict> {
  try {
    const top = await walkTop(read, sizeBytes, limits);
    const moov = await read(top.moov.from, top.moov.to);
    if (moov.byteLength !== top.moov.to - top.moov.from) throw new Broken('truncated', 'moov');
    const walk = new MoovWalk(moov, limits);
    walk.children(top.moov.body - top.moov.from, moov.byteLength, 0);
    const notes = walk.tracks.flatMap((track) => weigh(track, sizeBytes, limits));
    const claimed = walk.tracks.reduce((sum, track) => sum + track.mediaBytes, 0);
    if (claimed > sizeBytes) throw new Broken('truncated', 'media-bytes-past-end');
    const isFragmented = top.hasFragments || walk.hasFragments;
    return { ok: true, tracks: walk.tracks, isFragmented, notes: [...top.notes, ...notes] };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, reason: error.reason, detail: error.message };
    throw error;
  }
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const typeAt = (data: DataView, at: number): string =>
  String.fromCharCode(data.getUint8(at), data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 3));

const uint64At = (data: DataView, at: number): number =>
  data.getUint32(at) * 2 ** 32 + data.getUint32(at + 4);

/** One box's header at `at`; `data` holds at least the 16 bytes there or all there are. */
function headerAt(data: DataView, at: number, from: number, end: number): Box {
  if (data.byteLength < at + 8) throw new Broken('truncated', 'box-header');
  let length = data.getUint32(at);
  let headerBytes = 8;
  if (length === 1) {
    if (data.byteLength < at + 16) throw new Broken('truncated', 'box-header');
    length = uint64At(data, at + 8);
    headerBytes = 16;
  } else if (length === 0) {
    length = end - from;
  }
  const type = typeAt(data, at + 4);
  if (length < headerBytes) throw new Broken('hostile', 'box-size');
  return { type, from, body: from + headerBytes, to: from + length };
}

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'wide', 'skip', 'pnot', 'styp']);

async function walkTop(read: RangeReader, sizeBytes: number, limits: GuardLimits) {
  const notes: string[] = [];
  let moov: Box | undefined;
  let hasFragments = false;
  let count = 0;
  for (let at = 0; at + 8 <= sizeBytes; ) {
    if (++count > limits.topBoxes) throw new Broken('hostile', 'too-many-boxes');
    const box = headerAt(view(await read(at, Math.min(at + 16, sizeBytes))), 0, at, sizeBytes);
    if (count === 1 && !firstBoxes.has(box.type)) throw new Broken('unreadable', 'not-boxes');
    if (box.to > sizeBytes) {
      if (['ftyp', 'mdat', 'moov', 'moof'].includes(box.type)) throw new Broken('truncated', box.type);
      notes.push('trailing-bytes');
    }
    if (box.type === 'moov') moov ??= box;
    if (box.type === 'moof') hasFragments = true;
    at = box.to;
  }
  if (!moov) throw new Broken('truncated', 'no-moov');
  if (moov.to - moov.from > limits.moovBytes) throw new Broken('hostile', 'moov-size');
  return { moov, hasFragments, notes };
}

const plainContainers = new Set(['mdia', 'minf', 'stbl', 'edts', 'dinf', 'mvex']);

/** The walk through one moov: every table is measured against its box before it is summed. */
class MoovWalk {
  readonly tracks: Track[] = [];
  hasFragments = false;
  private readonly data: DataView;
  private readonly limits: GuardLimits;
  private boxes = 0;

  constructor(moov: Uint8Array, limits: GuardLimits) {
    this.data = view(moov);
    this.limits = limits;
  }

  children(from: number, to: number, depth: number): void {
    if (depth > this.limits.depth) throw new Broken('hostile', 'depth');
    for (let at = from; at + 8 <= to; ) {
      if (++this.boxes > this.limits.boxes) throw new Broken('hostile', 'boxes');
      // QuickTime ends some lists with four zero bytes.
      if (this.data.getUint32(at) === 0 && this.data.getUint32(at + 4) === 0) return;
      const box = headerAt(this.data, at, at, to);
      if (box.to > to) throw new Broken('hostile', `child-past-parent:${box.type}`);
      this.enter(box, depth);
      at = box.to;
    }
  }

  private enter(box: Box, depth: number): void {
    if (box.type === 'trak') {
      if (this.tracks.length >= this.limits.tracks) throw new Broken('hostile', 'tracks');
      this.tracks.push(blankTrack());
      this.children(box.body, box.to, depth + 1);
    } else if (plainContainers.has(box.type)) {
      if (box.type === 'mvex') this.hasFragments = true;
      this.children(box.body, box.to, depth + 1);
    } else {
      const track = this.tracks[this.tracks.length - 1];
      const reader = tableReaders[box.type];
      if (track && reader) reader(this.data, box, track, this.limits);
    }
  }
}

const blankTrack = (): Track => ({
  handler: '',
  codec: '',
  samples: 0,
  durationSeconds: 0,
  timescale: 0,
  ticks: 0,
  headerSeconds: 0,
  timedSamples: 0,
  mediaBytes: 0,
  lastChunkAt: 0,
});

function demandBytes(box: Box, bytes: number): void {
  if (box.to - box.body < bytes) throw new Broken('hostile', `table-past-box:${box.type}`);
}

/** The number of rows a table claims, proven to lie inside its box. */
function rowsOf(data: DataView, box: Box, rowBytes: number, countAt = 4): number {
  demandBytes(box, countAt + 4);
  const rows = data.getUint32(box.body + countAt);
  demandBytes(box, countAt + 4 + rows * rowBytes);
  return rows;
}

type TableReader = (data: DataView, box: Box, track: Track, limits: GuardLimits) => void;

const tableReaders: Record<string, TableReader> = {
  mdhd(data, box, track) {
    demandBytes(box, 1);
    const isLong = data.getUint8(box.body) === 1;
    demandBytes(box, isLong ? 32 : 20);
    track.timescale = data.getUint32(box.body + (isLong ? 20 : 12));
    const ticks = isLong ? uint64At(data, box.body + 24) : data.getUint32(box.body + 16);
    if (track.timescale === 0) throw new Broken('hostile', 'timescale');
    track.headerSeconds = ticks / track.timescale;
  },
  hdlr(data, box, track) {
    demandBytes(box, 12);
    // QuickTime puts a second hdlr into minf; the first one tells the kind.
    track.handler ||= typeAt(data, box.body + 8);
  },
  stsd(data, box, track) {
    demandBytes(box, 8);
    if (data.getUint32(box.body + 4) === 0) return;
    demandBytes(box, 16);
    track.codec = typeAt(data, box.body + 12);
  },
  dref(data, box) {
    const rows = rowsOf(data, box, 0);
    let at = box.body + 8;
    for (let row = 0; row < rows; row++) {
      if (at + 12 > box.to) throw new Broken('hostile', 'dref-rows');
      const isInsideFile = (data.getUint32(at + 8) & 1) === 1;
      if (!isInsideFile) throw new Broken('hostile', 'external-reference');
      const lengthBytes = data.getUint32(at);
      if (lengthBytes < 12) throw new Broken('hostile', 'dref-rows');
      at += lengthBytes;
    }
  },
  stts(data, box, track, limits) {
    const rows = rowsOf(data, box, 8);
    let [samples, ticks] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const count = data.getUint32(box.body + 8 + row * 8);
      samples += count;
      ticks += count * data.getUint32(box.body + 12 + row * 8);
    }
    if (samples > limits.samples) throw new Broken('hostile', 'stts-samples');
    track.timedSamples = samples;
    track.ticks = ticks;
  },
  ctts(data, box, _track, limits) {
    const rows = rowsOf(data, box, 8);
    let samples = 0;
    for (let row = 0; row < rows; row++) samples += data.getUint32(box.body + 8 + row * 8);
    if (samples > limits.samples) throw new Broken('hostile', 'ctts-samples');
  },
  stsz(data, box, track, limits) {
    demandBytes(box, 12);
    const equalBytes = data.getUint32(box.body + 4);
    const rows = equalBytes ? data.getUint32(box.body + 8) : rowsOf(data, box, 4, 8);
    // Uncompressed sound counts every single sample (48,000 a second) but keeps no row for it.
    if (rows > limits.samples * (equalBytes ? 1000 : 1)) throw new Broken('hostile', 'stsz-samples');
    track.samples = rows;
    track.mediaBytes = equalBytes * rows;
    if (!equalBytes)
      for (let row = 0; row < rows; row++) track.mediaBytes += data.getUint32(box.body + 12 + row * 4);
  },
  stsc(data, box, _track, limits) {
    const rows = rowsOf(data, box, 12);
    let previous = 0;
    for (let row = 0; row < rows; row++) {
      const firstChunk = data.getUint32(box.body + 8 + row * 12);
      if (firstChunk <= previous) throw new Broken('hostile', 'stsc-order');
      if (data.getUint32(box.body + 12 + row * 12) > limits.samples)
        throw new Broken('hostile', 'stsc-samples');
      previous = firstChunk;
    }
  },
  stss(data, box) {
    rowsOf(data, box, 4);
  },
  elst(data, box) {
    demandBytes(box, 8);
    rowsOf(data, box, data.getUint8(box.body) === 1 ? 20 : 12);
  },
  stco(data, box, track) {
    const rows = rowsOf(data, box, 4);
    for (let row = 0; row < rows; row++) keepFarthest(track, data.getUint32(box.body + 8 + row * 4));
  },
  co64(data, box, track) {
    const rows = rowsOf(data, box, 8);
    for (let row = 0; row < rows; row++) keepFarthest(track, uint64At(data, box.body + 8 + row * 8));
  },
};

function keepFarthest(track: Track, chunkAt: number): void {
  if (chunkAt > track.lastChunkAt) track.lastChunkAt = chunkAt;
}

/** What a track's tables say together: contradictions are notes, impossibilities refuse. */
function weigh(track: Track, sizeBytes: number, limits: GuardLimits): string[] {
  if (track.timescale > 0) track.durationSeconds = track.ticks / track.timescale;
  if (track.samples > 0 && track.lastChunkAt >= sizeBytes) throw new Broken('truncated', 'samples-past-end');
  if (Math.max(track.durationSeconds, track.headerSeconds) > limits.durationSeconds) {
    throw new Broken('hostile', 'duration');
  }
  const notes: string[] = [];
  if (track.timedSamples !== track.samples) notes.push(`sample-counts-differ:${track.handler}`);
  if (track.durationSeconds > 0 && Math.abs(track.durationSeconds - track.headerSeconds) > 1) {
    notes.push(`durations-differ:${track.handler}`);
  }
  return notes;
}
