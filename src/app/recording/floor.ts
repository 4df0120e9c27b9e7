let quiet: (() => void) | undefined;

/** One is heard at a time, and none while somebody records. @param stop called when another one begins; the same one each time */
export function takeFloor(stop: () => void): void {
  if (quiet !== stop) quiet?.();
  quiet = stop;
}
