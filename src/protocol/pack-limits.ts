/** Of `pack.ts`; apart from its schemas, as a phone needs them before it reads any. */
export const PACK_LIMITS = {
  /** files wanted in one request */
  wants: 500,
  /** bytes of a request */
  ask: 150_000,
  /** bytes of one piece of a file, unpacked */
  piece: 256_000,
  /** bytes of the piece before that one "behind" it may refer to: all that deflate can look back */
  dictionary: 32_768,
  /** bytes of a file that is told by a difference, and of its base */
  difference: 1_000_000,
  /** bytes of an answer, about: then it ends, and who wants more asks again */
  answer: 50_000_000,
  /** bytes of one frame as it travels */
  frame: 1_000_000,
} as const;
