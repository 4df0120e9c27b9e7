/**
 * Identifiers. All are short URL-safe strings without meaning in them: what they name is told by entries.
 *
 * | id | made by | form |
 * |---|---|---|
 * | DeviceId | derived: first 16 bytes of SHA-256 of the raw public key, base64url | 22 characters |
 * | MemberId, MeetingId, EssayId, TextId, PairingId, NoteId, ReadingId, FormId, ShareId, VisitId | whoever creates it, 12 random bytes, base64url | 16 characters |
 * | UnitId | the office, readable | 1 to 40 characters of `a-z 0-9 -` |
 * | EntryId | derived: `${device}.${n}` | |
 */
export type DeviceId = string;
export type MemberId = string;
export type UnitId = string;
export type TextId = string;
export type MeetingId = string;
export type EssayId = string;
export type PairingId = string;
export type NoteId = string;
/** Of a recorded reading (朗读). */
export type ReadingId = string;
/** Of a 表单. */
export type FormId = string;
/** Of a 送学上门, which may be to several elders. */
export type VisitId = string;
/** Of an essay that may be shown to others. */
export type ShareId = string;
/** The public half of an invitation: base64url SHA-256 of its proof. The code itself is never in an entry. */
export type InvitationId = string;
/** Lower-case hex SHA-256 of the bytes. */
export type BlobId = string;
/** `${DeviceId}.${n}`: an entry is named by the journal that it stands in and its number there. */
export type EntryId = string;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

export function entryId(device: DeviceId, n: number): EntryId {
  return `${device}.${n}`;
}

/** Splits an entry id; undefined where it has not the form of one. */
export function parseEntryId(id: EntryId): { device: DeviceId; n: number } | undefined {
  const dot = id.lastIndexOf(".");
  const n = Number(id.slice(dot + 1));
  if (dot < 1 || !Number.isSafeInteger(n) || n < 1) return undefined;
  return { device: id.slice(0, dot), n };
}
