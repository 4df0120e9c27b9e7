import * as v from "valibot";
import type { Form } from "../../../../domain/forms/form.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import type { Bytes } from "../../../../protocol/bytes.ts";
import { FormFile } from "../../../../protocol/form.ts";
import { parseJson } from "../../../../protocol/parse-json.ts";
import type { BlobStore } from "../../../../sync/phone.ts";

/** The bytes that are published. @throws where the form would not be read again: whoever calls looks at its faults before */
export function writeForm(form: Form): Bytes {
  const file = v.parse(FormFile, { songxueForm: 1, ...form });
  return new TextEncoder().encode(JSON.stringify(file));
}

/** undefined: no form of ours. */
export function readForm(bytes: Uint8Array): Form | undefined {
  const read = v.safeParse(FormFile, parseJson(new TextDecoder().decode(bytes)));
  if (!read.success) return undefined;
  const { songxueForm: _, ...form } = read.output;
  return form;
}

/** Forms of these blobs, from the phone, or fetched where there is a network. What is not to be had is not among them. */
export async function formsOf(
  blobs: BlobStore,
  wanted: readonly { blob: BlobId; size: number }[],
): Promise<ReadonlyMap<BlobId, Form>> {
  const here = await blobs.has(wanted.map(({ blob }) => blob));
  const missing = wanted.filter(({ blob }) => !here.has(blob));
  if (missing.length > 0) {
    const list = missing.map(({ blob, size }) => ({ id: blob, size }));
    // Without a network, or not allowed: shown as not here.
    await blobs.fetch(list, () => undefined).catch(() => undefined);
  }
  const found = new Map<BlobId, Form>();
  for (const { blob } of wanted) {
    const bytes = await blobs.get(blob);
    const form = bytes && readForm(bytes);
    if (form) found.set(blob, form);
  }
  return found;
}
