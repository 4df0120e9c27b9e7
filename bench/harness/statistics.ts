/** The middle one; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param p 0 to 1; between two values it goes along the straight line between them */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new Error("Nothing was measured.");
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}
