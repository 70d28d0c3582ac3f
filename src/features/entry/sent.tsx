/** When an entry was sent, as lists say it. */

import { sayInstant } from '../../kernel/period.ts';
import type { View } from '../../platform/route.ts';
import { Badge } from '../../ui/parts.tsx';
import { text as calendarText } from '../calendar/text.ts';
import type { ListedEntry } from './store.ts';

/** When it was sent, and whether it first came after the deadline or by an extension. */
export function SentAt({ view, entry }: { view: View; entry: ListedEntry }) {
  const mark = entry.cameLate;
  return (
    <>
      {entry.submittedAt ? sayInstant(entry.submittedAt, view.language) : ''}{' '}
      {mark ? <Badge tone="warn">{view.say(calendarText)(`mark.${mark}`)}</Badge> : null}
    </>
  );
}
