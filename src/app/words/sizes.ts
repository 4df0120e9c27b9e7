/** Bytes in MB, as a phone's bill has them: "0.3 MB", and "不到 0.1 MB" for a short text: twelve of those may be 0.1 together. */
export function megabytes(bytes: number): string {
  if (bytes === 0) return "0 MB";
  return bytes < 100_000 ? "不到 0.1 MB" : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
