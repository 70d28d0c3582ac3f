/** Films built to kill a reader: tables that claim 2^32 samples, boxes without end, bytes that lie in other files. */

import { box, forged, type HostileFile, latin, u16, u32 } from './bytes.ts';

const most = 0xffffffff;
const ftyp = box('ftyp', latin('isom'), u32(512), latin('isommp41'));

type Tables = { stts?: Buffer; stsz?: Buffer; stsc?: Buffer; stco?: Buffer; mdhd?: Buffer; dref?: Buffer };

/** A track of ten samples of ten bytes, with any table replaced. */
function track(tables: Tables = {}): Buffer {
  const entry = Buffer.concat([u32(0, 0), u16(0, 1), Buffer.alloc(16), u16(640, 360), Buffer.alloc(50)]);
  const stbl = box(
    'stbl',
    box('stsd', u32(0, 1), box('avc1', entry)),
    tables.stts ?? box('stts', u32(0, 1, 10, 1000)),
    tables.stsz ?? box('stsz', u32(0, 10, 10)),
    tables.stsc ?? box('stsc', u32(0, 1, 1, 10, 1)),
    tables.stco ?? box('stco', u32(0, 1, 32)),
  );
  const dinf = box('dinf', tables.dref ?? box('dref', u32(0, 1), box('url ', u32(1))));
  const mdhd = tables.mdhd ?? box('mdhd', u32(0, 0, 0, 1000, 10_000, 0));
  const hdlr = box('hdlr', u32(0, 0), latin('vide'), u32(0, 0, 0));
  return box('trak', box('mdia', mdhd, hdlr, box('minf', dinf, stbl)));
}
const film = (...moov: Buffer[]): Buffer =>
  Buffer.concat([ftyp, box('mdat', Buffer.alloc(100)), box('moov', ...moov)]);

const outside = (address: string, type = 'url ') =>
  box('dref', u32(0, 1), box(type, u32(0), latin(`${address}\0`)));

/** Tables of one track, each with its lie. */
function lyingTables(address: string): [string, string, Tables][] {
  return [
    ['stts-samples', 'AC-099', { stts: box('stts', u32(0, 1, most, 1)) }],
    ['stts-rows', 'AC-099', { stts: box('stts', u32(0, most)) }],
    ['stts-sum', 'AC-099', { stts: box('stts', u32(0, 3, 2 ** 31, 1, 2 ** 31, 1, 10, 1)) }],
    ['stts-aeons', 'AC-099', { stts: box('stts', u32(0, 1, 10, 4_000_000_000)) }],
    ['stsz-rows', 'AC-099', { stsz: box('stsz', u32(0, 0, most)) }],
    ['stsz-equal', 'AC-099', { stsz: box('stsz', u32(0, 1, most)) }],
    ['stsz-vast', 'AC-099', { stsz: box('stsz', u32(0, most, 10)) }],
    ['stsc-vast', 'AC-099', { stsc: box('stsc', u32(0, 1, 1, most, 1)) }],
    ['stsc-backwards', 'AC-099', { stsc: box('stsc', u32(0, 2, 2, 1, 1, 1, 1, 1)) }],
    ['stco-rows', 'AC-099', { stco: box('stco', u32(0, most)) }],
    ['stco-past-end', 'AC-099', { stco: box('stco', u32(0, 1, most)) }],
    ['clock-still', 'AC-099', { mdhd: box('mdhd', u32(0, 0, 0, 0, 10_000, 0)) }],
    ['clock-aeons', 'AC-099', { mdhd: box('mdhd', u32(0, 0, 0, 1, most, 0)) }],
    ['dref-http', 'AC-098', { dref: outside(`${address}/dref`) }],
    ['dref-file', 'AC-098', { dref: outside('file:///etc/passwd') }],
    ['dref-alias', 'AC-098', { dref: outside('/etc/hostname', 'alis') }],
    ['dref-name', 'AC-098', { dref: outside('urn:x', 'urn ') }],
  ];
}

/** Films whose boxes, and not whose tables, lie. */
function lyingBoxes(): [string, string, Buffer][] {
  let nested = box('mdia');
  for (let depth = 0; depth < 200; depth++) nested = box('mdia', nested);
  const tracks = Array.from({ length: 500 }, () => track());
  const tiny = Array.from({ length: 30_000 }, () => box('free'));
  return [
    ['nested', 'AC-099', film(nested)],
    ['five-hundred-tracks', 'AC-099', film(...tracks)],
    ['thirty-thousand-boxes', 'AC-099', film(...tiny)],
    ['thirty-thousand-top-boxes', 'AC-099', Buffer.concat([ftyp, ...tiny])],
    ['box-of-four', 'AC-099', Buffer.concat([ftyp, u32(4), latin('moov')])],
    ['box-of-2-63', 'AC-099', Buffer.concat([ftyp, u32(1), latin('moov'), u32(0x7fffffff, most)])],
    ['child-past-parent', 'AC-099', film(Buffer.concat([u32(9999), latin('trak')]))],
    ['moov-alone', 'AC-099', Buffer.concat([ftyp, box('moov')])],
    ['no-moov', 'AC-099', Buffer.concat([ftyp, box('mdat', Buffer.alloc(4000))])],
    ['only-ftyp', 'AC-080', Buffer.concat([ftyp, Buffer.alloc(64)])],
  ];
}

/** Every hostile film; `seed` is an honest one whose own tables are forged, `address` where nobody may knock. */
export function hostileFilms(seed: Buffer, address: string): HostileFile[] {
  const refused = (name: string, plays: string, bytes: Buffer): HostileFile => ({
    ...{ name: `${name}.mp4`, plays, bytes, expects: 'refused' },
  });
  const any = (name: string, plays: string, bytes: Buffer): HostileFile => ({
    ...refused(name, plays, bytes),
    expects: 'any',
  });
  return [
    ...lyingTables(address).map(([name, plays, tables]) => refused(name, plays, film(track(tables)))),
    ...lyingBoxes().map(([name, plays, bytes]) => refused(name, plays, bytes)),
    refused('seed-stts', 'AC-099', forged(seed, 'stts', 8, most)),
    refused('seed-mdhd', 'AC-099', forged(seed, 'mdhd', 12, 1, most)),
    any('seed-mvhd-aeons', 'AC-099', forged(seed, 'mvhd', 12, 1, most)),
    any('seed-edit-list', 'AC-099', forged(seed, 'elst', 8, most, 0)),
    any('seed-16k', 'AC-099', forged(seed, 'avc1', 24, 0x3fff3fff)),
    any('seed-no-codec', 'AC-099', forged(seed, 'avcC', 0, most, most)),
    any('seed-wide-header', 'AC-099', forged(seed, 'tkhd', 76, most, most)),
    any('no-codec-data', 'AC-099', film(track())),
    any('seed-with-page', 'AC-080', Buffer.concat([seed, latin('<html><script>alert(1)</script>')])),
  ];
}
