/** Pictures that lie: a thousand million pixels in some kilobytes, tables that point at themselves, sizes of nothing. */

import { deflateSync } from 'node:zlib';
import { box, chunk, type HostileFile, latin, u16, u32 } from './bytes.ts';

const most = 0xffffffff;
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const head = (width: number, height: number, depth = 1, colour = 0, interlaced = 0) =>
  chunk('IHDR', Buffer.concat([u32(width, height), Buffer.from([depth, colour, 0, 0, interlaced])]));
const png = (...parts: Buffer[]) => Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]);

/** A real picture whose pixels are all black: tiny on disk, vast in memory. */
function blackPng(width: number, height: number): Buffer {
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return png(head(width, height), chunk('IDAT', rows));
}

function pngs(): [string, Buffer, HostileFile['expects']][] {
  const small = chunk('IDAT', deflateSync(Buffer.alloc(2 * 8)));
  const zeros = deflateSync(Buffer.alloc(50_000_000));
  const tiny = Array.from({ length: 50_000 }, () => chunk('tEXt', latin('a\0b')));
  return [
    ['thirty-thousand-square', blackPng(30_000, 30_000), 'refused'],
    ['size-2-31', png(head(0x7fffffff, 0x7fffffff), small), 'refused'],
    ['size-zero', png(head(0, 0), small), 'refused'],
    ['interlaced-vast', png(head(60_000, 60_000, 16, 6, 1), small), 'refused'],
    ['words-bomb', png(head(8, 8), chunk('zTXt', Buffer.concat([latin('a\0\0'), zeros])), small), 'any'],
    ['profile-bomb', png(head(8, 8), chunk('iCCP', Buffer.concat([latin('a\0\0'), zeros])), small), 'any'],
    ['fifty-thousand-words', png(head(8, 8), ...tiny, small), 'any'],
    ['pixels-bomb', png(head(8, 8), chunk('IDAT', zeros)), 'any'],
    ['page-inside', png(head(8, 8), chunk('tEXt', latin('x\0<script>alert(1)</script>')), small), 'any'],
  ];
}

/** A TIFF block in a JPEG; `photo` is an honest one. */
function withExif(photo: Buffer, tiff: Buffer): Buffer {
  const body = Buffer.concat([latin('Exif\0\0'), tiff]);
  return Buffer.concat([
    photo.subarray(0, 2),
    latin('\xff\xe1'),
    u16(body.length + 2),
    body,
    photo.subarray(2),
  ]);
}

function jpegs(photo: Buffer): [string, Buffer, HostileFile['expects']][] {
  const frame = Buffer.concat([latin('\xff\xd8\xff\xc0'), u16(17), Buffer.from([8]), u16(65_535, 65_535)]);
  const vast = Buffer.concat([frame, Buffer.from([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]), Buffer.alloc(64)]);
  const loop = Buffer.concat([latin('MM\0*'), u32(8), u16(1, 0x8769, 4), u32(1, 8, 8)]);
  const rows = Buffer.concat([latin('II*\0'), u32(8).swap32(), Buffer.alloc(6000, 0xff)]);
  const script = Buffer.concat([
    latin('\xff\xfe'),
    u16(60),
    latin("<?php system($_GET['c']); ?>".padEnd(58)),
  ]);
  return [
    ['vast', vast, 'refused'],
    ['exif-loop', withExif(photo, loop), 'any'],
    ['exif-rows', withExif(photo, rows), 'any'],
    ['exif-past-end', withExif(photo, Buffer.concat([latin('MM\0*'), u32(most)])), 'any'],
    ['with-archive', Buffer.concat([photo, latin('PK\x03\x04'), Buffer.alloc(200)]), 'any'],
    ['with-page', Buffer.concat([photo, latin('<html><script>alert(1)</script>')]), 'any'],
    ['with-script', Buffer.concat([photo.subarray(0, 2), script, photo.subarray(2)]), 'any'],
    ['fillings', Buffer.concat([latin('\xff\xd8'), Buffer.alloc(100_000, 0xff)]), 'refused'],
    [
      'only-marks',
      Buffer.concat([latin('\xff\xd8'), Buffer.alloc(60_000, Buffer.from('ffd0', 'hex'))]),
      'refused',
    ],
  ];
}

/** What a phone's picture is made of: one item, one size, its place in the file. */
export function heic(over: { size?: Buffer; places?: Buffer; items?: Buffer; links?: Buffer } = {}): Buffer {
  const items =
    over.items ?? box('iinf', u32(0), u16(1), box('infe', u32(0x02000000), u16(1, 0), latin('hvc1\0')));
  const size = over.size ?? box('ispe', u32(0, 4032, 3024));
  const links = over.links ?? box('ipma', u32(0, 1), u16(1), Buffer.from([1, 1]));
  const meta = (at: number) =>
    box(
      'meta',
      ...[u32(0), box('hdlr', u32(0, 0), latin('pict'), u32(0, 0, 0)), box('pitm', u32(0), u16(1)), items],
      over.places ?? box('iloc', u32(0), u16(0x4400), u16(1, 1, 0, 1), u32(at, 64)),
      box('iprp', box('ipco', size), links),
    );
  const ftyp = box('ftyp', latin('heic'), u32(0), latin('mif1heic'));
  const at = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(at), box('mdat', Buffer.alloc(64, 1))]);
}

function heics(): [string, Buffer, HostileFile['expects']][] {
  return [
    ['size-most', heic({ size: box('ispe', u32(0, most, most)) }), 'refused'],
    ['size-zero', heic({ size: box('ispe', u32(0, 0, 0)) }), 'refused'],
    ['size-cut', heic({ size: box('ispe', u32(0)) }), 'refused'],
    ['items-most', heic({ items: box('iinf', u32(0x01000000, most)) }), 'any'],
    ['places-most', heic({ places: box('iloc', u32(0x02000000), u16(0x8888), u32(most)) }), 'refused'],
    [
      'past-end',
      heic({ places: box('iloc', u32(0), u16(0x4400), u16(1, 1, 0, 1), u32(40, most)) }),
      'refused',
    ],
    ['links-most', heic({ links: box('ipma', u32(0, most), u16(1), Buffer.from([255])) }), 'refused'],
    ['links-nowhere', heic({ links: box('ipma', u32(0, 1), u16(1), Buffer.from([1, 99])) }), 'refused'],
  ];
}

function webps(): [string, Buffer, HostileFile['expects']][] {
  const riff = (...parts: Buffer[]) =>
    Buffer.concat([latin('RIFF'), u32(most).swap32(), latin('WEBP'), ...parts]);
  const vp8x = Buffer.concat([latin('VP8X'), u32(10).swap32(), u32(0), Buffer.alloc(6, 0xff)]);
  return [
    ['canvas-most', riff(vp8x, Buffer.alloc(64)), 'refused'],
    [
      'empty-chunks',
      riff(...Array.from({ length: 20_000 }, () => Buffer.concat([latin('EXIF'), u32(0)]))),
      'refused',
    ],
    ['lossless-nothing', riff(latin('VP8L'), u32(most), Buffer.alloc(40, 0x2f)), 'refused'],
  ];
}

/** Every hostile picture; `photo` is an honest JPEG. */
export function hostileStills(photo: Buffer): HostileFile[] {
  const named = (list: [string, Buffer, HostileFile['expects']][], ending: string, plays: string) =>
    list.map(([name, bytes, expects]): HostileFile => ({ name: `${name}.${ending}`, bytes, plays, expects }));
  return [
    ...named(pngs(), 'png', 'AC-090'),
    ...named(jpegs(photo), 'jpg', 'AC-090, AC-092'),
    ...named(heics(), 'heic', 'AC-092'),
    ...named(webps(), 'webp', 'AC-090'),
  ];
}
