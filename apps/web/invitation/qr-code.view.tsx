import { useMemo } from 'react';
import encodeQr from 'qr';

/** The empty edge that a camera needs, in squares. */
const EDGE = 4;

/** A text as a picture that a camera reads. Whoever cannot scan it has the same as text beside it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => squaresOf(text), [text]);
  return (
    <svg className="v-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function squaresOf(text: string): { path: string; size: number } {
  const rows = encodeQr(text, 'raw', { border: EDGE });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size: rows.length };
}
