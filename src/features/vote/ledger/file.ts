/** The published files of a poll, as whoever recounts gets at them: from a folder, from the network, from memory. */

import { parseBody, parseCheckpoint } from './checkpoint.ts';
import type { EventFinding, Findings } from './finding.ts';
import { checkpointNameOf, fileNameOf, linesOfFile } from './line.ts';

export type Reader = {
  /** The bytes of a file; nothing when there is none. What else goes wrong is an error. */
  read: (name: string) => Promise<Uint8Array | undefined>;
  /** The files that are said to be there: a hint, nothing is believed of it. */
  names: () => Promise<readonly string[]>;
};

/** Bytes as text. What is no UTF-8 has a character in it that no line may have. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\ufffd/g, '\0');
  }
}

/** The lines of a kind of files, one after the other. A file that is missing before others is a finding. */
export class LineFiles {
  private lines: string[] = [];
  private at = 0;
  private first = 1 - linesOfFile;
  private isEnded = false;
  private readonly reader: Reader;
  private readonly kind: 'events' | 'contents';
  private readonly lastNamed: string;
  private readonly findings: Findings;

  constructor(reader: Reader, kind: 'events' | 'contents', names: readonly string[], findings: Findings) {
    this.reader = reader;
    this.kind = kind;
    this.findings = findings;
    const named = names.filter((name) => name.startsWith(`${kind}-`)).sort();
    this.lastNamed = named[named.length - 1] ?? '';
  }

  /** The next line if it is in memory; else `load` first. */
  next(): string | undefined {
    return this.at < this.lines.length ? this.lines[this.at++] : undefined;
  }

  /** Reads the next file; false at the end. */
  async load(): Promise<boolean> {
    while (!this.isEnded && this.at >= this.lines.length) {
      this.first += linesOfFile;
      const name = fileNameOf(this.kind, this.first);
      const bytes = await this.reader.read(name);
      if (bytes) this.take(textOfBytes(bytes));
      else {
        this.isEnded = true;
        if (name < this.lastNamed) this.findings.add(this.missing, this.first);
      }
    }
    return this.at < this.lines.length;
  }

  private get missing(): EventFinding {
    return this.kind === 'events' ? 'file' : 'content';
  }

  private take(text: string): void {
    this.lines = text.split('\n');
    this.at = 0;
    const isWhole = this.lines[this.lines.length - 1] === '';
    if (isWhole) this.lines.pop();
    else this.findings.add(this.kind === 'events' ? 'line' : 'content', this.first + this.lines.length - 1);
  }
}

/** The number of the last checkpoint there is now: what comes later belongs to another recount. */
export async function findLastCheckpoint(reader: Reader, names: readonly string[]): Promise<number> {
  const named = names.map((name) => Number(/^checkpoint-(\d+)\.json$/.exec(name)?.[1] ?? 0));
  let last = named.reduce((most, one) => Math.max(most, one), 0);
  while (await reader.read(checkpointNameOf(last + 1))) last++;
  return last;
}

/** How many events a checkpoint speaks of, without believing it: for the bar that shows how far one is. */
export async function findSize(reader: Reader, checkpoint: number): Promise<number> {
  const bytes = checkpoint > 0 ? await reader.read(checkpointNameOf(checkpoint)) : undefined;
  const file = bytes && parseCheckpoint(textOfBytes(bytes));
  return (file && parseBody(file.body)?.size) ?? 0;
}
