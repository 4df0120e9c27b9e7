import { isPersonal } from "../../domain/policy/personal.ts";

interface Kept {
  device: string;
  n: number;
  sent: boolean;
  header: { kind: string; for?: string };
  body: unknown;
}
interface Exported {
  entries?: Kept[];
  drafts?: { content: unknown }[];
  files?: { id: string; size: number; type?: string; sent: boolean }[];
}

/** What somebody does with his own phone and his own words; no words of a person, and nobody else's business. */
const OF_HIS_PHONE: ReadonlySet<string> = new Set([
  "device-enrolled",
  "device-revoked",
  "sharing-withdrawn",
  "reading-withdrawn",
]);

/**
 * 数据.json as it goes into the zip. This phone holds all that was written on it, also about others: what a helper wrote for an elder,
 * and a secretary's roster, roll and answers. Once that is on the server the branch has it, and a file of his own data is no place for
 * it; before, this may be the only copy, and stays.
 * @param json of `Phone.exportOwn`
 * @returns `leftOut`: entries about others; their files are left out too
 */
export function hisAlone(json: string, me: string): { json: string; files: OwnFile[]; leftOut: number } {
  const all = JSON.parse(json) as Exported;
  const { entries = [], drafts = [], files = [] } = all;
  const isOut = ({ sent, header }: Kept): boolean => sent && !isHis(header, me);
  const kept = entries.filter((entry) => !isOut(entry));
  const named = hashesIn([kept, drafts]);
  const ofOthers = hashesIn(entries.filter(isOut));
  const keptFiles = files.filter(({ id, sent }) => !sent || named.has(id) || !ofOthers.has(id));
  const leftOut = entries.length - kept.length;
  return {
    json: leftOut === 0 ? json : JSON.stringify({ ...all, entries: kept, files: keptFiles }, null, 2),
    files: keptFiles,
    leftOut,
  };
}

export interface OwnFile {
  id: string;
  size: number;
  type?: string;
}

function isHis({ kind, for: whose }: Kept["header"], me: string): boolean {
  if (whose !== undefined && whose !== me) return false;
  return isPersonal(kind) || OF_HIS_PHONE.has(kind);
}

function hashesIn(content: unknown): ReadonlySet<string> {
  return new Set(Array.from(JSON.stringify(content).matchAll(/[0-9a-f]{64}/g), ([id]) => id));
}
