/** The part that says how a delivery stands: waiting with its next try, sent, or given up with the reason. */

import { sayInstant } from '../../kernel/period.ts';
import { speaker } from '../../kernel/text.ts';
import { Badge, type Tone } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import type { DeliveryState } from './delivery.ts';
import type { ShownDelivery } from './store/delivery.ts';
import { text } from './text.ts';

const tones: Record<DeliveryState, Tone> = { waiting: 'wait', sent: 'good', failed: 'bad' };

export function DeliveryBadge({ view, delivery }: { view: Screen; delivery: ShownDelivery }) {
  const say = speaker(text, view.language);
  const about = [
    delivery.trouble ? say(`trouble.${delivery.trouble}`) : undefined,
    delivery.state !== 'sent' && delivery.tries > 0
      ? say('delivery.tries', { tries: delivery.tries })
      : undefined,
    delivery.state === 'waiting'
      ? say('delivery.next', { at: sayInstant(delivery.nextTryAt, view.language) })
      : undefined,
  ].filter((part) => part !== undefined);
  return (
    <>
      <Badge tone={tones[delivery.state]}>{say(`delivery.${delivery.state}`)}</Badge>{' '}
      <small className="quiet">{about.join(' · ')}</small>
    </>
  );
}
