/** The calendar as a drawing: each line a bar on the scale of the campaign's days, for screen and paper. */

import { daysBetween, sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Empty } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { text } from '../text.ts';

type Bar = { key: string; name: string; kind: 'phase' | 'deadline'; from: Date; to: Date };

const width = 720;
const labelHeight = 16;
const rowHeight = 34;
const foot = 24;

function barsOf(view: View, campaign: Campaign, calls: readonly Call[]): Bar[] {
  const items = campaign.calendar.map(
    (item): Bar => ({
      key: item.key,
      name: nameIn(item.name, view.language),
      kind: item.kind,
      from: item.kind === 'phase' ? item.opensAt : new Date(item.closesAt.getTime() - 1),
      to: item.closesAt,
    }),
  );
  const own = calls.map(
    (call): Bar => ({
      key: call.id,
      name: nameIn(call.name, view.language),
      kind: 'phase',
      from: call.opensAt,
      to: call.closesAt,
    }),
  );
  return [...items, ...own];
}

/** Bars from the first day of anything to the last; today is a line through all. */
export function Timeline(props: { view: View; campaign: Campaign; calls: readonly Call[] }) {
  const { view, campaign } = props;
  const say = view.say(text);
  const bars = barsOf(view, campaign, props.calls);
  if (bars.length === 0) return <Empty title={say('items.none')} />;
  const first = new Date(Math.min(campaign.opensAt.getTime(), ...bars.map((bar) => bar.from.getTime())));
  const last = new Date(Math.max(campaign.closesAt.getTime(), ...bars.map((bar) => bar.to.getTime())));
  const days = Math.max(1, daysBetween(first, last));
  const x = (at: Date) => Math.round((Math.min(Math.max(daysBetween(first, at), 0), days) / days) * width);
  const height = bars.length * rowHeight + foot;
  const isWithin = view.now >= first && view.now < last;
  return (
    <figure className="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('timeline')}>
        {bars.map((bar, index) => {
          const y = index * rowHeight;
          const isEarly = x(bar.from) < width * 0.6;
          return (
            <g key={bar.key}>
              <text
                className="timeline-name"
                x={isEarly ? x(bar.from) : x(bar.to)}
                y={y + labelHeight - 4}
                textAnchor={isEarly ? 'start' : 'end'}
              >
                {bar.name}
              </text>
              <rect
                className={`timeline-${bar.kind}`}
                x={bar.kind === 'phase' ? x(bar.from) : Math.max(0, x(bar.from) - 3)}
                y={y + labelHeight}
                width={bar.kind === 'phase' ? Math.max(3, x(bar.to) - x(bar.from)) : 6}
                height={10}
                rx={2}
              />
            </g>
          );
        })}
        {isWithin ? (
          <line className="timeline-today" x1={x(view.now)} x2={x(view.now)} y1={0} y2={height - foot} />
        ) : null}
        <line className="timeline-axis" x1={0} x2={width} y1={height - foot} y2={height - foot} />
        <text className="timeline-name" x={0} y={height - 6}>
          {sayDay(first, view.language)}
        </text>
        <text className="timeline-name" x={width} y={height - 6} textAnchor="end">
          {sayDay(new Date(last.getTime() - 1), view.language)}
        </text>
      </svg>
      <figcaption className="quiet">
        {say('timeline.span', {
          from: sayDay(first, view.language),
          to: sayDay(new Date(last.getTime() - 1), view.language),
        })}
        {isWithin ? ` · ${say('timeline.today')} ${sayDay(view.now, view.language)}` : null}
      </figcaption>
    </figure>
  );
}
