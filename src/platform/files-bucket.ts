/**
 * A bucket of an S3-compatible store: objects named by their own hash, written in parts, read back before they count.
 * Only plain calls that every such store knows: no checksums of one vendor, no tags, no deletion of many.
 */

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { piecesOf } from './body.ts';
import type { ByteRange } from './files.ts';

export type BucketSetting = {
  endpoint: string;
  region: string;
  bucket: string;
  key: string;
  secret: string;
  /** How much of what is kept there lies here as well, so that it can be looked into and served. */
  cacheBytesMax: number;
};

export type Bucket = {
  /** Writes a file and reads it back; throws unless every byte is there. */
  put(sha256: string, path: string): Promise<void>;
  read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  remove(sha256: string): Promise<void>;
};

const partBytes = 8_388_608;
/** A call that has not answered, and a line that was silent, for so long are given up. */
const answerMsMax = 20_000;

/** The vendor's part is large: only a house with a bucket loads it. */
const loadAws = () => import('@aws-sdk/client-s3');
type Aws = Awaited<ReturnType<typeof loadAws>>;

/** Opens a bucket; nothing is asked until something is read or written. `patienceMs` is shorter in tests. */
export async function openBucket(setting: BucketSetting, patienceMs = answerMsMax): Promise<Bucket> {
  const aws = await loadAws();
  const client = new aws.S3Client({
    endpoint: setting.endpoint,
    region: setting.region,
    forcePathStyle: true,
    credentials: { accessKeyId: setting.key, secretAccessKey: setting.secret },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
  });
  const at = (sha256: string) => ({ Bucket: setting.bucket, Key: keyOf(sha256) });
  const inTime: InTime = (times = 1) => ({ abortSignal: AbortSignal.timeout(patienceMs * times) });

  const read: Bucket['read'] = async (sha256, range) => {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await client.send(new aws.GetObjectCommand({ ...at(sha256), Range }), inTime());
    if (!Body) throw new Error('the bucket answered without a body');
    const limits = { quietMsMax: patienceMs, signal: new AbortController().signal };
    const pieces = piecesOf(Body.transformToWebStream() as ReadableStream<Uint8Array>, limits);
    return Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  };
  const parts = partsIn(aws, client, at, inTime);
  return {
    read,
    remove: async (sha256) => void (await client.send(new aws.DeleteObjectCommand(at(sha256)), inTime())),
    async put(sha256, path) {
      await parts(sha256, path);
      const hash = createHash('sha256');
      for await (const piece of await read(sha256)) hash.update(piece);
      if (hash.digest('hex') !== sha256) throw new Error('the bucket holds other bytes than it was given');
    },
  };
}

/** Sorted into folders of a thousandth each, as on disk. */
const keyOf = (sha256: string): string => `kept/${sha256.slice(0, 2)}/${sha256}`;

type At = (sha256: string) => { Bucket: string; Key: string };
type InTime = (times?: number) => { abortSignal: AbortSignal };

/** One call for what is small, parts for what is large; no more than one part is held in memory. */
function partsIn(aws: Aws, client: S3Client, at: At, inTime: InTime) {
  return async (sha256: string, path: string): Promise<void> => {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const partAt = async (start: number) => {
        const part = Buffer.alloc(Math.min(partBytes, size - start));
        await file.read(part, 0, part.length, start);
        return part;
      };
      if (size <= partBytes)
        await client.send(new aws.PutObjectCommand({ ...at(sha256), Body: await partAt(0) }), inTime());
      else await putParts(aws, client, at(sha256), inTime, size, partAt);
    } finally {
      await file.close();
    }
  };
}

async function putParts(
  aws: Aws,
  client: S3Client,
  object: ReturnType<At>,
  inTime: InTime,
  size: number,
  partAt: (start: number) => Promise<Buffer>,
): Promise<void> {
  const { UploadId } = await client.send(new aws.CreateMultipartUploadCommand(object), inTime());
  const begun = { ...object, UploadId };
  try {
    const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
    for (let start = 0; start < size; start += partBytes) {
      const PartNumber = Parts.length + 1;
      const part = { ...begun, PartNumber, Body: await partAt(start) };
      const { ETag } = await client.send(new aws.UploadPartCommand(part), inTime());
      Parts.push({ ETag, PartNumber });
    }
    // Joining the parts of a large file takes a store longer than anything else.
    await client.send(
      new aws.CompleteMultipartUploadCommand({ ...begun, MultipartUpload: { Parts } }),
      inTime(6),
    );
  } catch (error) {
    // Parts that nobody joins cost money; where this fails too, the bucket's own lifecycle clears them.
    await client.send(new aws.AbortMultipartUploadCommand(begun), inTime()).catch(() => undefined);
    throw error;
  }
}
