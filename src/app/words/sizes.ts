/** Bytes in MB, as a phone's bill has them: "0.3 MB". Never less than 0.1, for nothing is free. */
export function megabytes(bytes: number): string {
  if (bytes === 0) return "0 MB";
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}
