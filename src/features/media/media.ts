/** The word of media: what a received file is, what is known of it, and which state it is in. */

import type { FileId, PersonId } from '../../kernel/id.ts';
import type { Transitions } from '../../kernel/verdict.ts';

export type MediaKind = 'video' | 'audio' | 'picture' | 'document';
export type Container =
  | ('mp4' | 'mov' | 'webm')
  | ('m4a' | 'mp3' | 'wav' | 'flac' | 'ogg' | 'aac')
  | ('jpeg' | 'png' | 'webp' | 'heic')
  | 'pdf';

type ContainerFacts = { kind: MediaKind; name: string; contentType: string; extension: string };

/** What each container is. The content type is ours: what a browser declared is never repeated (AC-112). */
export const containers: Record<Container, ContainerFacts> = {
  mp4: { kind: 'video', name: 'MP4', contentType: 'video/mp4', extension: 'mp4' },
  mov: { kind: 'video', name: 'MOV', contentType: 'video/quicktime', extension: 'mov' },
  webm: { kind: 'video', name: 'WebM', contentType: 'video/webm', extension: 'webm' },
  m4a: { kind: 'audio', name: 'M4A', contentType: 'audio/mp4', extension: 'm4a' },
  mp3: { kind: 'audio', name: 'MP3', contentType: 'audio/mpeg', extension: 'mp3' },
  wav: { kind: 'audio', name: 'WAV', contentType: 'audio/wav', extension: 'wav' },
  flac: { kind: 'audio', name: 'FLAC', contentType: 'audio/flac', extension: 'flac' },
  ogg: { kind: 'audio', name: 'Ogg', contentType: 'audio/ogg', extension: 'ogg' },
  aac: { kind: 'audio', name: 'AAC', contentType: 'audio/aac', extension: 'aac' },
  jpeg: { kind: 'picture', name: 'JPEG', contentType: 'image/jpeg', extension: 'jpg' },
  png: { kind: 'picture', name: 'PNG', contentType: 'image/png', extension: 'png' },
  webp: { kind: 'picture', name: 'WebP', contentType: 'image/webp', extension: 'webp' },
  // Kept as the phone made it: our picture library cannot decode HEVC, so only `heif-convert` could redraw it.
  heic: { kind: 'picture', name: 'HEIC', contentType: 'image/heic', extension: 'heic' },
  pdf: { kind: 'document', name: 'PDF', contentType: 'application/pdf', extension: 'pdf' },
};

export const containerNames = Object.keys(containers) as Container[];

/** What was read from the file itself; nothing here comes from its name or from the sender. */
export type Measured = {
  container: Container;
  sizeBytes: number;
  durationSeconds?: number;
  /** As shown: turned upright, pixels made square. */
  width?: number;
  height?: number;
  videoCodec?: string;
  audioCodec?: string;
  /** Pictures a second, counted from samples. */
  frameRate?: number;
  /** Of the picture's track, or of the sound where there is no picture; counted from samples. */
  bitrateKbps?: number;
  /** Of the sound. */
  channels?: number;
  sampleRate?: number;
  /** What a picture claims of its printed density. */
  dpi?: number;
  /** The clock of the camera, without a zone: `2020-05-06T08:30:00`. */
  takenAt?: string;
  /** Whether the camera's record is still there, and whether it tells the place. */
  hasExif?: boolean;
  hasPlace?: boolean;
  /** Whether there is a track of subtitles; those drawn into the picture nobody can measure. */
  hasSubtitles?: boolean;
  pages?: number;
  /** What somebody should look at; absent where nobody looked. None of them refuses the file. */
  warnings?: readonly Warning[];
  /** Oddities a reviewer may want to know; none of them refuses the file. */
  notes: readonly string[];
};

/** What the samples of a file suggest: said in words, never a refusal. */
export const warningNames = ['silence', 'black', 'blur', 'upscaled', 'no-subtitles'] as const;
export type Warning = (typeof warningNames)[number];

/** 60 million pixels: beyond every camera a workplace owns, within what one core does in seconds (AC-090). */
export const picturePixelsMax = 60_000_000;

/** `none`: nobody looked for malware. It is never shown as `clean`. */
export const scanStates = ['none', 'clean', 'infected'] as const;
export type ScanState = (typeof scanStates)[number];
export type Scan = { state: ScanState; at?: Date; says?: string };

export type FileState = 'quarantined' | 'kept' | 'refused';
export type FileVerb = 'keep' | 'refuse';

/** A file waits in quarantine until it was looked at; then it is kept for good or refused for good. */
export const fileTransitions: Transitions<FileState, FileVerb> = {
  quarantined: { keep: 'kept', refuse: 'refused' },
  kept: {},
  refused: {},
};

export const renditionNames = ['wide.webp', 'wide.jpg', 'small.webp', 'small.jpg'] as const;
export type RenditionName = (typeof renditionNames)[number];

/** A picture made by us from a picture received: upright, free of metadata, safe to show to anyone. */
export type Rendition = {
  name: RenditionName;
  sha256: string;
  sizeBytes: number;
  width: number;
  height: number;
  container: 'webp' | 'jpeg';
};

export type MediaFile = {
  id: FileId;
  sha256: string;
  sizeBytes: number;
  container: Container;
  kind: MediaKind;
  /** What the sender called it: shown and offered as a download name, never part of a path (AC-081). */
  originalName: string;
  state: FileState;
  measured: Measured;
  receivedBy?: PersonId;
  receivedAt: Date;
  renditions: readonly Rendition[];
  scan: Scan;
};

/** A name as shown: no line breaks, controls or direction overrides, never empty, at most 200 characters (AC-081). */
export function shownName(originalName: string): string {
  const calm = originalName.replace(/[\p{Cs}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return Array.from(calm).slice(-200).join('') || 'file';
}

const fourCharacters = (head: Uint8Array, at: number): string =>
  String.fromCharCode(...head.subarray(at, at + 4));

const filmBrands = new Set([
  'isom',
  'mp41',
  'mp42',
  'avc1',
  'M4V ',
  'M4VH',
  'M4VP',
  'MSNV',
  'dash',
  'XAVC',
  'f4v ',
]);
const soundBrands = new Set(['M4A ', 'M4B ']);

/** Which container the bytes are, by their first 4 KB; undefined is a kind we do not take (AC-080). */
export function sniff(head: Uint8Array): Container | undefined {
  if (head.length < 12) return undefined;
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (fourCharacters(head, 0) === '\x89PNG' && fourCharacters(head, 4) === '\r\n\x1a\n') return 'png';
  if (fourCharacters(head, 0) === 'RIFF') {
    const form = fourCharacters(head, 8);
    return form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : undefined;
  }
  if (fourCharacters(head, 0) === '%PDF' && head[4] === 0x2d) return 'pdf';
  if (fourCharacters(head, 4) === 'ftyp') return sniffBrands(head);
  if (fourCharacters(head, 0) === '\x1aE\xdf\xa3') return isWebm(head) ? 'webm' : undefined;
  if (fourCharacters(head, 0) === 'fLaC') return 'flac';
  if (fourCharacters(head, 0) === 'OggS') return 'ogg';
  // QuickTime before 2001 had no ftyp; the box guard proves the rest.
  if (['moov', 'mdat', 'wide'].includes(fourCharacters(head, 4))) return 'mov';
  return isMp3(head) ? 'mp3' : isAdts(head) ? 'aac' : undefined;
}

const stillBrands = ['heic', 'heix', 'heim', 'heis'];

/** Reads the major brand, then the compatible ones. A phone's still is one too; AVIF and bursts are not taken. */
function sniffBrands(head: Uint8Array): Container | undefined {
  const lengthBytes = new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (lengthBytes < 16 || lengthBytes > 4096) return undefined;
  const major = fourCharacters(head, 8);
  if (major === 'qt  ') return 'mov';
  if (soundBrands.has(major)) return 'm4a';
  const brands = [major];
  for (let at = 16; at + 4 <= Math.min(lengthBytes, head.length); at += 4)
    brands.push(fourCharacters(head, at));
  if (stillBrands.includes(major)) return 'heic';
  if (major === 'mif1') return brands.some((brand) => stillBrands.includes(brand)) ? 'heic' : undefined;
  if (['hevc', 'hevx', 'msf1', 'avif', 'avis', 'crx '].includes(major)) return undefined;
  return brands.some((brand) => filmBrands.has(brand) || /^(iso|3g)\w/.test(brand)) ? 'mp4' : undefined;
}

const layer3Kbps = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** The length of the MPEG layer III frame that begins here; undefined when none does. */
function mp3FrameBytes(head: Uint8Array, at: number): number | undefined {
  const [sync, flags, rates] = [head[at], head[at + 1], head[at + 2]];
  if (sync !== 0xff || flags === undefined || rates === undefined) return undefined;
  const version = (flags >> 3) & 3;
  if (flags < 0xe0 || version === 1 || ((flags >> 1) & 3) !== 1) return undefined;
  const kbps = (version === 3 ? layer3Kbps.one : layer3Kbps.two)[rates >> 4];
  const hertz = [44_100, 48_000, 32_000][(rates >> 2) & 3];
  if (!kbps || !hertz) return undefined;
  const sampleHertz = version === 3 ? hertz : version === 2 ? hertz / 2 : hertz / 4;
  return Math.floor(((version === 3 ? 144 : 72) * kbps * 1000) / sampleHertz) + ((rates >> 1) & 1);
}

/** An ID3 tag of version 2.2–2.4, or two frames that follow one another. */
function isMp3(head: Uint8Array): boolean {
  if (fourCharacters(head, 0).startsWith('ID3')) {
    const sizeIsSound = [6, 7, 8, 9].every((at) => head[at]! < 0x80);
    return [2, 3, 4].includes(head[3]!) && sizeIsSound;
  }
  const first = mp3FrameBytes(head, 0);
  return first !== undefined && mp3FrameBytes(head, first) !== undefined;
}

/** An EBML head that names the WebM kind: other Matroska is not taken. */
function isWebm(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 80));
  return start.includes('\x42\x82\x84webm');
}

/** The length of the ADTS frame that begins here; undefined when none does. */
function adtsFrameBytes(head: Uint8Array, at: number): number | undefined {
  const [sync, flags, third, fourth, fifth, sixth] = head.subarray(at, at + 6);
  if (sync !== 0xff || flags === undefined || (flags & 0xf6) !== 0xf0 || sixth === undefined)
    return undefined;
  const bytes = ((fourth! & 3) << 11) | (fifth! << 3) | (sixth >> 5);
  return ((third! >> 2) & 15) < 13 && bytes > 7 ? bytes : undefined;
}

/** Two frames that follow one another. */
function isAdts(head: Uint8Array): boolean {
  const first = adtsFrameBytes(head, 0);
  return first !== undefined && adtsFrameBytes(head, first) !== undefined;
}
