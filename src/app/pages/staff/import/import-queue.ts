import { signal, type ReadonlySignal } from "@preact/signals";
import * as v from "valibot";
import type { TextImported } from "../../../../domain/entries/texts.ts";
import { foldTexts } from "../../../../domain/fold/texts.ts";
import type { BlobId, TextId, UnitId } from "../../../../domain/ids.ts";
import { tooLargeWords } from "../../../../domain/too-large-words.ts";
import { BLOB_LIMITS } from "../../../../protocol/blob.ts";
import { type Bytes, toHex } from "../../../../protocol/bytes.ts";
import { ImportReport } from "../../../../protocol/import-report.ts";
import type { ImportFileAnswer, Phone } from "../../../../sync/phone.ts";
import { failureWords } from "../../../words/failure-words.ts";

/** Where a file that was chosen has come to. */
export type ImportState =
  /** its turn comes; `busy`: the server asked to come again */
  | { is: "waiting"; busy?: boolean }
  /** bytes */
  | { is: "sending"; sent: number; of: number }
  | { is: "reading" }
  /** kept here until there is a network */
  | { is: "offline" }
  /** marked 内部: needs a yes */
  | { is: "asks"; message: string }
  /** nothing of it was imported */
  | { is: "refused"; message: string }
  /** read, or not, but not kept on this phone: to be tried again */
  | { is: "failed"; message: string }
  /** imported before: that text */
  | { is: "known"; text: TextId }
  /** `report`: where it came here at once */
  | { is: "read"; body: TextImported; report?: ImportReport };

export interface ImportJob {
  readonly id: number;
  readonly file: File;
  readonly unit: UnitId;
  /** of which the file is to be a new version */
  readonly text?: TextId;
  readonly internalAllowed: boolean;
  readonly state: ImportState;
}

/** The files that somebody has chosen, one after the other: it goes on from page to page, and ends with the app. */
export interface ImportQueue {
  readonly jobs: ReadonlySignal<readonly ImportJob[]>;
  add(files: readonly File[], of: { unit: UnitId; text?: TextId }): void;
  /** The yes to a paper marked 内部. */
  allow(id: number): void;
  /** Again what could not be sent, or not be kept. */
  resume(): void;
  /** Takes from the list what needs nothing more, or just this one. */
  clear(id?: number): void;
}

const queues = new WeakMap<Phone, ImportQueue>();

export function importQueueOf(phone: Phone): ImportQueue {
  const known = queues.get(phone);
  if (known) return known;
  const queue = openQueue(phone);
  queues.set(phone, queue);
  return queue;
}

const OVER: ReadonlySet<ImportState["is"]> = new Set(["refused", "known", "read"]);
/** ms before a busy server is asked again, where it does not say itself */
const BUSY_WAIT = 5_000;

function openQueue(phone: Phone): ImportQueue {
  const jobs = signal<readonly ImportJob[]>([]);
  let count = 0;
  let isRunning = false;

  function set(id: number, change: Partial<ImportJob>): void {
    jobs.value = jobs.value.map((job) => (job.id === id ? { ...job, ...change } : job));
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (;;) {
        const job = jobs.value.find(({ state }) => state.is === "waiting");
        if (!job) return;
        const state = await bringIn(phone, job, (state) => set(job.id, { state })).catch(
          (error: unknown): ImportState => ({ is: "failed", message: failureWords(error) }),
        );
        set(job.id, { state });
        // Without a network the next one comes no further.
        if (state.is === "offline") return;
      }
    } finally {
      isRunning = false;
    }
  }

  function resume(): void {
    for (const { id, state } of jobs.value)
      if (state.is === "offline" || state.is === "failed") set(id, { state: { is: "waiting" } });
    void run();
  }
  addEventListener("online", resume);

  return {
    jobs,
    add(files, of) {
      const added = files.map((file): ImportJob => {
        count += 1;
        const tooLarge = file.size > BLOB_LIMITS.size;
        const state: ImportState = tooLarge
          ? { is: "refused", message: tooLargeWords(file.size, BLOB_LIMITS.size) }
          : { is: "waiting" };
        return { id: count, file, internalAllowed: false, state, ...of };
      });
      jobs.value = [...added, ...jobs.value];
      void run();
    },
    allow(id) {
      set(id, { internalAllowed: true, state: { is: "waiting" } });
      void run();
    },
    resume,
    clear(id) {
      jobs.value = jobs.value.filter((job) => (id === undefined ? !OVER.has(job.state.is) : job.id !== id));
    },
  };
}

/** One file, as far as it comes. */
async function bringIn(
  phone: Phone,
  { file, internalAllowed, unit, text }: ImportJob,
  tell: (state: ImportState) => void,
): Promise<ImportState> {
  const bytes = await file.arrayBuffer().then(
    (buffer): Bytes => new Uint8Array(buffer),
    () => undefined,
  );
  if (!bytes)
    return {
      is: "refused",
      message: "这个文件读不出来：可能是文件夹，或者已经移走、改了名字。请重新选一次。",
    };
  const known = knownAs(phone, await hashOf(bytes), { unit, text });
  if (known !== undefined) return { is: "known", text: known };

  const of = bytes.length;
  tell({ is: "sending", sent: 0, of });
  const answer = await phone.importFile(
    { unit, ...(text !== undefined && { text }), name: plainName(file.name), bytes, internalAllowed },
    (sent) => tell(sent >= of ? { is: "reading" } : { is: "sending", sent, of }),
  );
  if (answer.outcome === "read") {
    const report = await bringHere(phone, answer.body);
    await phone.write([{ kind: "text-imported", body: answer.body }]);
    void phone.contact();
    return { is: "read", body: answer.body, ...(report && { report }) };
  }
  if (answer.outcome === "internal") return { is: "asks", message: answer.message };
  if (answer.outcome === "refused") return { is: "refused", message: answer.message };
  if (answer.why !== "busy") return away(answer.why, of);
  tell({ is: "waiting", busy: true });
  await new Promise((resolve) => setTimeout(resolve, answer.wait ?? BUSY_WAIT));
  return { is: "waiting", busy: true };
}

type Away = Exclude<Extract<ImportFileAnswer, { outcome: "away" }>["why"], "busy">;

function away(why: Away, size: number): ImportState {
  if (why === "offline") return { is: "offline" };
  return {
    is: "refused",
    message:
      why === "too-large"
        ? tooLargeWords(size, BLOB_LIMITS.size)
        : "这台手机现在不能给这个单位导入文章。请让活动办公室看看您的职务还在不在。",
  };
}

/** The words and the report, so that the proofreader can begin at once; where it fails, the page of the text fetches them. */
async function bringHere(
  phone: Phone,
  { blob, size, report, reportSize }: TextImported,
): Promise<ImportReport | undefined> {
  try {
    const wanted = [
      { id: blob, size },
      { id: report, size: reportSize },
    ];
    await phone.blobs.fetch(wanted, () => undefined);
    const bytes = await phone.blobs.get(report);
    return bytes && v.parse(ImportReport, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // Nothing is lost: they are on the server.
    return undefined;
  }
}

/** Which text came of these bytes before. A file that a text had once may become its newest version again. */
function knownAs(
  phone: Phone,
  original: BlobId,
  { unit, text }: { unit: UnitId; text?: TextId },
): TextId | undefined {
  const { imports } = foldTexts(phone.entries());
  const found = imports.find((one) => {
    if (one.unit !== unit) return false;
    const versions = text === undefined ? [one, ...one.earlier] : [one];
    return versions.some((version) => version.original === original) && (text ?? one.text) === one.text;
  });
  return found?.text;
}

async function hashOf(bytes: Bytes): Promise<BlobId> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** In one line, and of the length that a name may have; the end of a name tells its kind. */
function plainName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, " ")
    .slice(-LONGEST_NAME)
    .replace(/\p{Surrogate}/gu, " ");
}
/** UTF-16 units (`protocol/import-file.ts`) */
const LONGEST_NAME = 200;
