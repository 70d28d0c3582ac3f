/** A sound as a picture: one bar for each stretch of it, drawn by the server. */

const [barWidth, step, height] = [3, 4, 64];

/** The bars; what cannot be heard is still a thin line. */
export function Waveform({ peaks, label }: { peaks: readonly number[]; label: string }) {
  const width = peaks.length * step;
  return (
    <svg
      className="waveform"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {peaks.map((peak, index) => {
        const tall = Math.max(1, (peak / 100) * height);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars stand in the order of time
          <rect key={index} x={index * step} y={(height - tall) / 2} width={barWidth} height={tall} rx={1} />
        );
      })}
    </svg>
  );
}
