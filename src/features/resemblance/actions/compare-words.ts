/** Comparing sounds and texts: candidates by the hashes they share, then both laid on each other. */

import type { EntryId, FileId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { listFiles } from '../../media/store.ts';
import { fitTexts, shinglesOf } from '../print/shingle.ts';
import { fitSounds, soundHashes } from '../print/sound.ts';
import type { Likeness } from '../resemblance.ts';
import { type Candidate, listCandidates } from '../store/print.ts';
import type { ReadSound } from './read-film.ts';

const most = 30;
const least = { audio: 4, text: 3 } as const;

const soundOf = ({ bits }: Candidate): Uint32Array =>
  Uint32Array.from({ length: Math.floor(bits.length / 4) }, (_, at) => bits.readUInt32LE(at * 4));

/** Many films lie under one song: two films are not called alike for their sound alone. */
export async function compareSound(
  tx: Tx,
  own: { entryId: EntryId; fileId: FileId; words: ReadSound; isFilm: boolean },
): Promise<Likeness[]> {
  const asked = {
    kind: 'audio',
    hashes: soundHashes(own.words),
    except: own.entryId,
    least: least.audio,
    most,
  } as const;
  const candidates = await listCandidates(tx, asked);
  const files = await listFiles(
    tx,
    candidates.flatMap((one) => one.fileId ?? []),
  );
  const isFilm = (id: FileId) => files.find((file) => file.id === id)?.kind === 'video';
  return candidates.flatMap((other): Likeness[] => {
    if (!other.fileId || (own.isFilm && isFilm(other.fileId))) return [];
    const fit = fitSounds(own.words, soundOf(other));
    if (!fit) return [];
    const files = { first: own.fileId, second: other.fileId };
    const { span, errorRate, score } = fit;
    return [{ otherId: other.entryId, score, evidence: { kind: 'audio', files, spans: [span], errorRate } }];
  });
}

export async function compareText(tx: Tx, entryId: EntryId, words: string): Promise<Likeness[]> {
  const asked = {
    kind: 'text',
    hashes: shinglesOf(words),
    except: entryId,
    least: least.text,
    most,
  } as const;
  return (await listCandidates(tx, asked)).flatMap((other): Likeness[] => {
    const second = other.bits.toString('utf8');
    const fit = fitTexts(words, second);
    if (!fit) return [];
    const { passages, shared, share } = fit;
    const evidence = { kind: 'text', passages, shared, first: words, second } as const;
    return [{ otherId: other.entryId, score: share, evidence }];
  });
}
