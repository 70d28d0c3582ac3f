/** Sending what is due: taken in one transaction, sent in none, noted in another; whoever dies between sends it again. */

import { createHmac, randomInt } from 'node:crypto';
import { done } from '../../../kernel/verdict.ts';
import { type Database, inTransaction } from '../../../platform/db.ts';
import type { Mail, Sent } from '../../../platform/mail.ts';
import type { Outward } from '../../../platform/outward.ts';
import { isQuiet, retryAt, troubleOf, wakingAt } from '../delivery.ts';
import { codeMail, letterMail, robotWords } from '../envelope.ts';
import { code, type Letters } from '../message.ts';
import { isTaken, postFor, type Robot, sealFor } from '../robot.ts';
import { type Due, markSent, markTrouble, takeDue } from '../store/delivery.ts';
import { setCode } from '../store/setting.ts';

export type SendingRoom = {
  db: Database;
  /** The address people use, as configured: links never follow what a request claims (AC-008). */
  origin: string;
  letters: Letters;
  mail?: Mail;
  outward: Outward;
};

const machine = { kind: 'machine' } as const;
const most = 10;
/** Longer than ten letters to a slow server can take. */
const leaseMs = 180_000;

/** Sends up to ten; gives how many were taken, so that a backlog is worked off without a pause. */
export async function sendDue(room: SendingRoom): Promise<number> {
  const taken = await inTransaction(room.db, machine, async ({ tx, now }) =>
    done({ now, due: await takeDue(tx, now, { most, leaseMs, onlyUrgent: isQuiet(now) }) }),
  );
  if (!taken.ok) return 0;
  for (const due of taken.value.due) {
    const sent =
      due.channel === 'mail' ? await sendMail(room, due) : await sendRobot(room, due, taken.value.now);
    await inTransaction(room.db, machine, async ({ tx, now }) => {
      if (sent.ok) return done(await markSent(tx, due.id, now));
      const again = sent.again ? retryAt(now, due.tries) : undefined;
      const next = again && (due.codeId ? again : wakingAt(again));
      return done(await markTrouble(tx, due.id, troubleOf(sent.trouble), next));
    });
  }
  return taken.value.due.length;
}

async function sendMail(room: SendingRoom, due: Due): Promise<Sent> {
  const { mail, origin, letters } = room;
  const to = due.codeId ? due.codeAddress : due.mail;
  if (!mail || !to) return { ok: false, trouble: 'no-way', again: false };
  const messageId = `${due.id}@${new URL(origin).hostname}`;
  if (!due.codeId) return mail.send({ to, messageId, ...letterMail(due, { origin, letters }) });
  const digits = String(randomInt(10 ** code.digits)).padStart(code.digits, '0');
  const { codeId } = due;
  await inTransaction(room.db, machine, async ({ tx, now }) => done(await setCode(tx, codeId, digits, now)));
  return mail.send({ to, messageId, ...codeMail(due, digits) });
}

async function sendRobot(room: SendingRoom, due: Due, at: Date): Promise<Sent> {
  const { robotKind: kind, robotAddress: address } = due;
  if (!kind || !address) return { ok: false, trouble: 'no-way', again: false };
  const robot: Pick<Robot, 'kind' | 'address' | 'secret'> = {
    kind,
    address,
    secret: due.robotSecret ?? undefined,
  };
  const seal = sealFor(robot, at);
  const sealed = seal && createHmac('sha256', seal.key).update(seal.text).digest('base64');
  const post = postFor(robot, robotWords(due, room), at, sealed);
  const answer = await room.outward.postJson(post.address, post.body);
  if (!answer.ok) return { ok: false, trouble: answer.trouble, again: answer.trouble !== 'address' };
  return isTaken(kind, answer.status, answer.text)
    ? { ok: true }
    : { ok: false, trouble: 'refused', again: true };
}
