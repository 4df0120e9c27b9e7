import { look, type Storage } from "./storage.ts";

/** Everything of one's own on this phone, as JSON that can be read without the app: entries, drafts, and what is not sent yet. */
export async function exportOwn(storage: Storage): Promise<string> {
  const { current, standing, journals, entries, drafts, blobs } = await storage.read({
    current: look.current,
    standing: look.standing,
    journals: look.all("journals"),
    entries: look.all("entries"),
    drafts: look.all("drafts"),
    blobs: look.all("blobs"),
  });
  const receipted = new Map(journals.map(([device, journal]) => [device, journal.receipted]));
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
    // Slips and what goes with them have no name on them, and get none in a file of his.
    drafts: drafts.flatMap(([, { id, savedAt, content }]) =>
      id.startsWith("slip") ? [] : [{ id, savedAt, content: JSON.parse(content) as unknown }],
    ),
    files: blobs
      .filter(([, blob]) => blob.origin === "own")
      .map(([id, { size, type, uploaded }]) => ({ id, size, type, sent: uploaded === true })),
  };
  return JSON.stringify(exported, null, 2);
}
