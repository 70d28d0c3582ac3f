/** Mail through a server of the keeper's own: the one place that speaks SMTP. */

import { createTransport } from 'nodemailer';

export type MailText = {
  to: string;
  subject: string;
  text: string;
  /** The same for every try of one delivery, so that a second copy is known as one. */
  messageId: string;
};

/** What became of it: given to the server, or why not, and whether another try could change that. */
export type Sent = { ok: true } | { ok: false; trouble: string; again: boolean };

export type Mail = { send: (letter: MailText) => Promise<Sent>; close: () => void };

const timeoutMs = 8000;

/** Opens the way out; a connection is made for each letter and never kept waiting long. */
export function openMail(setting: { url: string; from: string }): Mail {
  const transport = createTransport(
    {
      url: setting.url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    send: async (letter) => {
      try {
        await transport.sendMail({
          from: setting.from,
          // As an object the address is one address, whatever characters it holds (AC-226).
          to: { name: '', address: letter.to },
          subject: plainLine(letter.subject),
          text: letter.text,
          messageId: `<${letter.messageId}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { ok: true };
      } catch (error) {
        return troubleOf(error as { code?: string; responseCode?: number });
      }
    },
    close: () => transport.close(),
  };
}

/** A header is one line: what would begin another one becomes a blank (AC-226). */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** 4xx and what never reached the server may be tried again; 5xx is the server's last word. */
function troubleOf(error: { code?: string; responseCode?: number }): Sent {
  const { responseCode, code } = error;
  if (responseCode !== undefined && responseCode >= 500)
    return {
      ok: false,
      trouble: code === 'EENVELOPE' ? 'address-refused' : 'refused',
      again: code === 'EAUTH',
    };
  if (responseCode !== undefined) return { ok: false, trouble: 'busy', again: true };
  return { ok: false, trouble: code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', again: true };
}
