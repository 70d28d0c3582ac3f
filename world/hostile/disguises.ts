/** What is not what its name says: playlists that point at other files and addresses, pages, scripts, archives. */

import { deflateRawSync } from 'node:zlib';
import { type HostileFile, latin, u16, u32 } from './bytes.ts';

function playlists(address: string): [string, string][] {
  const local = 'file:///etc/passwd';
  return [
    ['hls-http.mp4', `#EXTM3U\n#EXTINF:9,\n${address}/a.ts\n#EXT-X-ENDLIST\n`],
    ['hls-file.mp4', `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:9,\n${local}\n#EXT-X-ENDLIST\n`],
    ['hls-key.mp4', `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${address}/key"\n#EXTINF:9,\n${local}\n`],
    ['hls-mark.mp4', `\ufeff#EXTM3U\n#EXTINF:9,\n${address}/b.ts\n`],
    ['hls-concat.mov', `#EXTM3U\n#EXTINF:1,\nconcat:${address}/c|${local}\n`],
    ['hls-subfile.mp3', `#EXTM3U\n#EXTINF:1,\nsubfile,,start,0,end,999,,:/etc/passwd\n`],
    ['hls-data.wav', '#EXTM3U\n#EXTINF:1,\ndata:text/plain;base64,AAAA\n'],
    ['ffconcat.mp4', `ffconcat version 1.0\nfile '${address}/d.mp4'\nfile /etc/passwd\n`],
    ['dash.mp4', `<?xml version="1.0"?>\n<MPD><BaseURL>${address}/</BaseURL><Period/></MPD>`],
    ['imf.mov', `<?xml version="1.0"?><CompositionPlaylist><a>${address}</a></CompositionPlaylist>`],
    ['session.mp4', `v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=video 4 RTP/AVP 96\r\nc=IN IP4 127.0.0.1\r\n`],
    ['asx.mp4', `<asx version="3.0"><entry><ref href="${address}/e"/></entry></asx>`],
    ['pls.mp3', `[playlist]\nFile1=${address}/f\n`],
    ['m3u.mp3', `${address}/g\n/etc/passwd\n`],
    ['entity.mp4', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "${address}/h">]><a>&b;</a>`],
    ['frames-%03d.jpg', '%03d'],
  ];
}

function pages(): [string, string][] {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg"';
  return [
    ['page.mp4', '<!DOCTYPE html><script>alert(1)</script>'],
    ['drawing.jpg', `${drawing} onload="alert(1)"><image href="/etc/passwd"/></svg>`],
    [
      'drawing-bomb.png',
      `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "${'a'.repeat(9999)}">]>${drawing}>&a;</svg>`,
    ],
    ['script.gif', 'GIF89a/*            */=1;alert(1)'],
    ['drawing.eps', '%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file'],
    ['drawing.mvg', 'push graphic-context\nimage over 0,0 0,0 "/etc/passwd"\npop graphic-context'],
    ['document.rtf', '{\\rtf1{\\object\\objautlink}}'],
    ['shell.mp4', '#!/bin/sh\ntouch /tmp/owned\n'],
    ['paper-without-end.pdf', '%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj'],
    ['locked.pdf', '%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n'],
  ];
}

type Entry = { name: string; packed: Buffer; sizeBytes: number };

/** An archive written by hand, so that it may lie. */
function archive(entries: readonly Entry[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, packed, sizeBytes } of entries) {
    const facts = Buffer.concat([
      ...[u16(20, 0, 8, 0, 0).swap16(), u32(0), u32(packed.length).swap32(), u32(sizeBytes).swap32()],
      u16(Buffer.byteLength(name), 0).swap16(),
    ]);
    const head = Buffer.concat([latin('PK\x03\x04'), facts, Buffer.from(name), packed]);
    const rest = Buffer.concat([u16(0, 0, 0).swap16(), u32(0), u32(at).swap32()]);
    central.push(Buffer.concat([latin('PK\x01\x02'), u16(20).swap16(), facts, rest, Buffer.from(name)]));
    local.push(head);
    at += head.length;
  }
  const index = Buffer.concat(central);
  const count = Math.min(entries.length, 65_535);
  const end = [u16(0, 0, count, count).swap16(), u32(index.length).swap32(), u32(at).swap32(), u16(0)];
  return Buffer.concat([...local, index, latin('PK\x05\x06'), ...end]);
}

function archives(): [string, Buffer][] {
  const zeros = deflateRawSync(Buffer.alloc(200_000_000), { level: 9 });
  const bomb = archive([{ name: 'a', packed: zeros, sizeBytes: 200_000_000 }]);
  const many = Array.from({ length: 60_000 }, (_, i) => ({
    name: `${i}`,
    packed: Buffer.alloc(0),
    sizeBytes: 0,
  }));
  const nested = archive([{ name: 'b.zip', packed: deflateRawSync(bomb), sizeBytes: bomb.length }]);
  const slip = archive([{ name: '../../evil', packed: deflateRawSync(latin('x')), sizeBytes: 1 }]);
  return [
    ['bomb.docx', bomb],
    ['nested.zip', nested],
    ['sixty-thousand.xlsx', archive(many)],
    ['slip.mp4', slip],
    ['lying.zip', archive([{ name: 'a', packed: zeros.subarray(0, 999), sizeBytes: 5 }])],
  ];
}

/** Everything in a false dress. None of it may reach a reader at all. */
export function hostileDisguises(address: string): HostileFile[] {
  const refused = (name: string, bytes: Buffer, plays: string): HostileFile => ({
    ...{ name, bytes, plays, expects: 'refused' },
  });
  return [
    ...playlists(address).map(([name, text]) =>
      refused(name, Buffer.from(text.padEnd(64)), 'AC-096, AC-097'),
    ),
    ...pages().map(([name, text]) => refused(name, Buffer.from(text.padEnd(64)), 'AC-080, AC-091')),
    ...archives().map(([name, bytes]) => refused(name, bytes, 'AC-095')),
    refused('empty.mp4', Buffer.alloc(0), 'AC-082'),
    refused('one-byte.jpg', Buffer.from([0xff]), 'AC-082'),
  ];
}
