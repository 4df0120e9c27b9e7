/**
 * The tables as TypeScript sees them. What each is for stands in the first migration. Instants are ms; links, salts, commitments and
 * signatures are base64url; `…Doc` columns hold JSON.
 */
export interface Tables {
  server_state: { name: string; value: string };
  devices: DeviceRow;
  entries: EntryRow;
  runs: { device: string; to_n: number; from_n: number; link: string; signature: string };
  facts: { device: string; f: number; fact: string; link: string };
  exceptions: {
    device: string;
    n: number;
    verdict: "pending" | "quarantined";
    reason: string;
    detail: string | null;
    ref: string | null;
  };
  delayed: { device: string; n: number; due: number };
  claims: {
    device: string;
    n: number;
    member: string;
    meeting: string;
    level: "B" | "C";
    /** with level C, once it has been weighed: why; see `EvidenceReason` */
    reason: string | null;
  };
  registry_entries: { device: string; n: number; kind: string };

  units: { id: string; doc: string; parent: string | null };
  members: { id: string; doc: string; home_branch: string; host_branch: string | null };
  texts: { id: string; doc: string };
  meetings: { id: string; doc: string; branch: string };
  forms: { id: string; doc: string; unit: string };
  shares: { id: string; doc: string };
  pairings: { id: string; doc: string; helper: string; elder: string };
  invitations: { id: string; doc: string };
  campaigns: { id: string; doc: string };

  slip_keys: { form: string; key: string };
  slip_holders: { form: string; member: string; asked: string };
  /** answers: JSON; null: counted */
  slips: { form: string; slip: string; answers: string | null };
  slip_results: { form: string; results: string };
  open_answers: { form: string; id: string; received: number; answers: string };

  feeds: { feed: string; generation: number; head: number };
  feed_spans: SpanRow;

  unit_rows: UnitRowRow;
  unit_rows_new: UnitRowRow;

  blobs: { id: string; size: number; stored: number; owner: string; began: number };
  blob_pieces: { id: string; at: number; bytes: Buffer };
  blob_holders: { id: string; device: string; proved: number };
  blob_places: { id: string; device: string; n: number; feed: string };
}

export interface DeviceRow {
  device: string;
  key: string;
  member: string | null;
  /** number and link of the newest entry */
  head: number;
  link: string;
  /** number and link of the newest fact */
  fact_head: number;
  fact_link: string;
  received: number;
  revoked: number | null;
}

export interface EntryRow {
  device: string;
  n: number;
  received: number;
  header: string;
  /** null when erased; then `salt` is null too and `commitment` stands in their place */
  body: string | null;
  salt: string | null;
  commitment: string | null;
}

/** Items that stand next to each other in a feed: `count` entries in a row of one journal, or one item of the server's own. */
export interface SpanRow {
  feed: string;
  seq: number;
  count: number;
  device: string;
  n: number;
  /** JSON of the item where it is no entry */
  item: string | null;
}

export interface UnitRowRow {
  unit: string;
  mark: string;
  figures: string;
}
