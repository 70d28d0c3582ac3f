/** Sound and WebM that lie: tags of 256 MB, rates of nothing, samples without number, elements without end. */

import { type HostileFile, latin, u16, u32 } from './bytes.ts';

const most = 0xffffffff;
const little16 = (value: number): Buffer => u16(value).swap16();
const little32 = (value: number): Buffer => u32(value).swap32();

function wave(rate: number, align: number, bits: number, claimedBytes: number): Buffer {
  const head = [
    little16(1),
    little16(1),
    little32(rate),
    little32(rate * align),
    little16(align),
    little16(bits),
  ];
  const fmt = Buffer.concat([latin('fmt '), little32(16), ...head]);
  const data = Buffer.concat([latin('data'), little32(claimedBytes), Buffer.alloc(2000)]);
  return Buffer.concat([latin('RIFF'), little32(most), latin('WAVE'), fmt, data]);
}

/** STREAMINFO with a rate and a count of samples of its own choosing. */
function flac(rate: number, samples: number): Buffer {
  const info = Buffer.alloc(34);
  u16(4096, 4096).copy(info);
  info[10] = rate >> 12;
  info[11] = (rate >> 4) & 255;
  info[12] = ((rate & 15) << 4) | 2;
  info[13] = 0xf0 | Math.floor(samples / 2 ** 32);
  u32(samples % 2 ** 32).copy(info, 14);
  return Buffer.concat([latin('fLaC'), Buffer.from([0x80, 0, 0, 34]), info, Buffer.alloc(500, 0xff)]);
}

function ogg(granule: Buffer): Buffer {
  const vorbis = Buffer.concat([
    latin('\x01vorbis'),
    u32(0),
    Buffer.from([2]),
    little32(44_100),
    Buffer.alloc(13),
  ]);
  const page = (flags: number, body: Buffer) =>
    Buffer.concat([
      ...[latin('OggS\0'), Buffer.from([flags]), granule, little32(1), little32(0), u32(0)],
      ...[Buffer.from([1, body.length]), body],
    ]);
  return Buffer.concat([page(2, vorbis), page(4, Buffer.alloc(100))]);
}

const webmHead = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
  'hex',
);

function webms(): [string, Buffer][] {
  const nested = Buffer.concat(
    Array.from({ length: 5000 }, () => Buffer.from('1654ae6b01ffffffffffffff', 'hex')),
  );
  const tiny = Buffer.alloc(200_000, Buffer.from('ec80', 'hex'));
  return [
    ['webm-endless', Buffer.concat([webmHead, Buffer.alloc(64)])],
    ['webm-vast-element', Buffer.concat([webmHead, Buffer.from('1549a96601fffffffffffffe', 'hex')])],
    ['webm-nested', Buffer.concat([webmHead, nested])],
    ['webm-tiny-elements', Buffer.concat([webmHead, tiny])],
    ['webm-zeros', Buffer.concat([webmHead, Buffer.alloc(100_000)])],
    ['webm-attachment', Buffer.concat([webmHead, Buffer.from('1941a469', 'hex'), Buffer.alloc(300, 0x41)])],
  ];
}

/** Every hostile sound; `song` is an honest MP3. */
export function hostileSounds(song: Buffer): HostileFile[] {
  const made = (name: string, bytes: Buffer, expects: HostileFile['expects'] = 'any'): HostileFile => ({
    ...{ name, bytes, expects, plays: 'AC-094, AC-099' },
  });
  const tag = Buffer.concat([latin('ID3\x04\0\0'), Buffer.from([127, 127, 127, 127])]);
  const adts = Buffer.from('fff15080001ffc', 'hex');
  return [
    made('tag-of-256-mb.mp3', Buffer.concat([tag, song.subarray(0, 5000)])),
    made(
      'tags-in-tags.mp3',
      Buffer.concat([...Array.from({ length: 400 }, () => latin('ID3\x04\0\0\0\0\0\0')), song]),
    ),
    made('false-start.mp3', latin(`ID3\x04\0\0\0\0\x02\x01${'nothing '.repeat(900)}`), 'refused'),
    made('silence-of-frames.mp3', Buffer.alloc(60_000, Buffer.from('fffb1000', 'hex'))),
    made('rate-zero.wav', wave(0, 2, 16, 2000)),
    made('align-zero.wav', wave(8000, 0, 0, 2000)),
    made('four-gigabytes.wav', wave(8000, 2, 16, most)),
    made('rate-most.wav', wave(most, 2, 16, most)),
    made('rate-zero.flac', flac(0, 1000)),
    made('samples-2-36.flac', flac(8000, 2 ** 36 - 1)),
    made('granule-most.ogg', ogg(Buffer.concat([u32(most), u32(0x7fffffff).swap32()]))),
    made('granule-none.ogg', ogg(Buffer.alloc(8, 0xff))),
    made('empty-frames.aac', Buffer.concat(Array.from({ length: 9000 }, () => adts)), 'any'),
    ...webms().map(([name, bytes]) => made(`${name}.webm`, bytes, 'any')),
  ];
}
