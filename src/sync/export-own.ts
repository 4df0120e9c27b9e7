import type { SeenEntry } from "../domain/entry.ts";
import { look, type Storage } from "./storage.ts";

/**
 * Everything of one's own on this phone, as JSON that can be read without the app: entries, drafts, and what is not sent yet.
 * @param seen all entries that are here: among them what he wrote on other phones, and what others wrote down for him
 */
export async function exportOwn(storage: Storage, seen: readonly SeenEntry[]): Promise<string> {
  const { current, standing, journals, entries, drafts, blobs } = await storage.read({
    current: look.current,
    standing: look.standing,
    journals: look.all("journals"),
    entries: look.all("entries"),
    drafts: look.all("drafts"),
    blobs: look.all("blobs"),
  });
  const receipted = new Map(journals.map(([device, journal]) => [device, journal.receipted]));
  // Slips and what goes with them have no name on them, and get none in a file of his.
  const slips = drafts.filter(([, { id }]) => id.startsWith("slip")).map(([, { content }]) => content);
  const exported = {
    device: current?.device,
    member: standing?.member,
    entries: entries.map(([[device, n], { header, body }]) => ({
      device,
      n,
      sent: n <= (receipted.get(device) ?? 0),
      header: JSON.parse(header) as unknown,
      body: body === null ? null : (JSON.parse(body) as unknown),
    })),
    elsewhere: seen
      .filter(({ of, device }) => of === standing?.member && !receipted.has(device))
      .map(({ device, n, kind, at, by, received, body }) => ({ device, n, kind, at, by, received, body })),
    drafts: drafts.flatMap(([, { id, savedAt, content }]) =>
      id.startsWith("slip") ? [] : [{ id, savedAt, content: JSON.parse(content) as unknown }],
    ),
    files: blobs
      .filter(([id, blob]) => blob.origin === "own" && !slips.some((content) => content.includes(id)))
      .map(([id, { size, type, uploaded }]) => ({ id, size, type, sent: uploaded === true })),
  };
  return JSON.stringify(exported, null, 2);
}
