// Our server with a campaign's texts, and one phone that may read them.
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { httpTransport } from "../../src/app/http-transport.ts";
import { buildApp } from "../../src/server/http/app.ts";
import { openCore } from "../../src/server/open-core.ts";
import { openPhone } from "../../src/sync/open-phone.ts";
import type { Phone } from "../../src/sync/phone.ts";
import { memoryPorts } from "../../src/sync/testing/memory-ports.ts";
import { makeDistrict } from "./district.ts";

export interface TextServer {
  port: number;
  /** @returns its blob */
  publish(text: string, bytes: Uint8Array): Promise<string>;
  /** Enrolled, and told of all that is published. @param port by which it reaches the server */
  phoneAt(port: number): Promise<Phone>;
  close(): Promise<void>;
}

export async function openTextServer(folder: string): Promise<TextServer> {
  const core = await openCore({
    database: { sqlite: join(folder, "texts.sqlite") },
    clock: () => Date.now(),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  });
  const { proofs } = await makeDistrict(core, { phones: 1, secretaryPhones: 0, stored: 0 });
  const app = await buildApp(core, {
    log: pino({}, { write: () => undefined }),
    publicUrl: "http://localhost",
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return {
    port: (app.server.address() as AddressInfo).port,
    async publish(text, bytes) {
      const blob = await core.office.putBlob(bytes);
      const body = { text, unit: "county", title: text, blob, size: bytes.length, characters: 10_000 };
      await core.office.write([
        {
          kind: "text-imported",
          body: {
            ...body,
            original: blob,
            fileName: "a.txt",
            format: "txt",
            report: blob,
            reportSize: bytes.length,
            suspicions: 0,
          },
        },
        { kind: "text-proofread", body: { text, blob, name: "王芳" } },
        { kind: "text-published", body: { ...body, required: true, order: 1 } },
      ]);
      return blob;
    },
    async phoneAt(port) {
      const transport = httpTransport(`http://127.0.0.1:${port}`);
      const phone = await openPhone(memoryPorts({ transport, clock: () => Date.now() }));
      await phone.enrol({ proof: proofs[0]!, consentVersion: 1, label: "手机" });
      await phone.contact();
      return phone;
    },
    async close() {
      await app.close();
      await core.close();
    },
  };
}
