import { studyRecords } from "../harness/records.ts";
import type { Shot } from "./fire.ts";

/** Phones of the floor: each sends its records as lines. */
export function bareShots(phones: number, recordsEach: number, round: number): Shot[] {
  const records = studyRecords(phones * recordsEach, round + 1);
  return Array.from({ length: phones }, (_, phone) => ({
    path: `/records/${round}-${phone}`,
    headers: { "content-type": "text/plain" },
    body: Buffer.from(
      records
        .slice(phone * recordsEach, (phone + 1) * recordsEach)
        .map((record) => JSON.stringify(record))
        .join("\n"),
    ),
  }));
}
