/**
 * Blobs by SHA-256, with the bearer token of a push answer.
 *
 * - `GET /api/blobs/:sha256` with `Range`: whole or from where a download stopped; `cache-control: private, immutable`.
 *   403 unless the caller has sent it, or an entry that names it, of somebody who had it, is in a feed that the caller follows. He had
 *   it who sent it, on any of his phones, or might read it when he named it: to know a hash opens nothing.
 * - `HEAD /api/blobs/:sha256`: `upload-offset` says how much of it the caller has sent. What another has sent he has to send, too.
 * - `PATCH /api/blobs/:sha256` with `upload-offset` and `upload-length`: the next piece (tus-like, without its dialect).
 *   The last piece is answered 201 when the bytes have the hash; 422 `bad-request` and nothing kept where they have not.
 */
export const BLOB_LIMITS = {
  /** bytes of one blob */
  size: 20_000_000,
  /** bytes of one piece */
  piece: 1_000_000,
  /** bytes of uploads that no entry has named yet, a device */
  loose: 60_000_000,
} as const;
