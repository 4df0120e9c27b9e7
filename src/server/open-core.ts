import { setImmediate, setTimeout } from "node:timers/promises";
import type { FeedId } from "../domain/feeds.ts";
import type { UnitId } from "../domain/ids.ts";
import type { Bytes } from "../protocol/bytes.ts";
import type { PushAnswer } from "../protocol/push.ts";
import { acceptBatch, type Job } from "./accept/accept-batch.ts";
import { answerAll } from "./accept/answer.ts";
import { CommitQueue, type Settled } from "./accept/commit-queue.ts";
import { checkPush } from "./accept/check-push.ts";
import { devicesTogether } from "./accept/journals.ts";
import { parsePush } from "./accept/parse-push.ts";
import { settle } from "./accept/settle.ts";
import { withoutUnfit } from "./accept/unfit.ts";
import { openBlobs } from "./blobs/blobs.ts";
import { sweepBlobs } from "./blobs/sweep.ts";
import { callerOf } from "./callers.ts";
import { type Caller, type CarriedBundle, type PushOutcome, Refusal, type ServerCore } from "./core.ts";
import { openBundle } from "./carry/open-bundle.ts";
import { takeFile } from "./carry/take-file.ts";
import type { CoreOptions } from "./core-options.ts";
import { FullPages } from "./feeds/full-pages.ts";
import { feedPage } from "./feeds/page.ts";
import { countAllSlips } from "./forms/count-slips.ts";
import { openServerForms } from "./forms/open-server-forms.ts";
import { mayImport } from "./import/may-import.ts";
import { isOf, look, recovery } from "./invitations.ts";
import { openOffice } from "./office.ts";
import { refreshRows } from "./projections/refresh.ts";
import { unitView } from "./projections/unit-view.ts";
import { rebuild } from "./rebuild.ts";
import { loadSecrets } from "./secrets.ts";
import { openStore } from "./store/open-store.ts";
import { scrubIfDue } from "./store/scrub.ts";
import type { Store } from "./store/store.ts";
import { verify } from "./verify.ts";

/** So much shares a commit that nobody waits long for his neighbours. */
const IN_A_COMMIT = { jobs: 32, weight: 4_000 };
/** SQLite has one writer, and does not let go of the thread; PostgreSQL works while others are being judged here. */
const COMMITS_AT_ONCE = { sqlite: 1, postgres: 2 } as const;
/** ms */
const WHILE_PHONES_COME = 250;
const SETTLE_EVERY = 15_000;
const SWEEP_EVERY = 24 * 3_600_000;

/** Opens the database (bringing its schema forward) and gives the server's core. */
export async function openCore(options: CoreOptions): Promise<ServerCore & { readonly store: Store }> {
  const { clock, random } = options;
  const report = options.report ?? (() => undefined);
  const store = await openStore(options.database);
  const secrets = await loadSecrets(store, random);
  const rowsOf = devicesTogether(store.read, store.dialect);

  async function epoch(): Promise<string> {
    const row = await store.read
      .selectFrom("server_state")
      .select("value")
      .where("name", "=", "epoch")
      .executeTakeFirstOrThrow();
    return row.value;
  }

  const queue = new CommitQueue<Job, PushAnswer>(performAll, entriesIn, {
    ...IN_A_COMMIT,
    batches: COMMITS_AT_ONCE[store.dialect],
  });

  async function performAll(jobs: readonly Job[]): Promise<Settled<PushAnswer>[]> {
    try {
      return (await perform(jobs)).map((result) => ({ result }));
    } catch (error) {
      if (jobs.length === 1) return [{ error }];
      // One of them breaks the transaction: each alone, so that the others do not suffer for it.
      const settled: Settled<PushAnswer>[] = [];
      for (const job of jobs) settled.push(...(await performAll([job])));
      return settled;
    }
  }

  async function perform(jobs: readonly Job[]): Promise<PushAnswer[]> {
    const { taken, erased, notices } = await withoutUnfit(
      (unfit) => acceptBatch(store, secrets, jobs, clock, unfit),
      (failed) => report(`entry ${failed.entry}`, failed.cause),
    );
    for (const notice of notices) report(notice);
    const answers = await answerAll(store, secrets, epoch, jobs, taken, clock());
    // Those who asked need not wait until the words have left the files, too.
    if (erased) void settleInTurn().catch((error: unknown) => report("scrub", error));
    return answers;
  }

  async function push(text: string, cookie?: string): Promise<PushOutcome> {
    const parsed = parsePush(text);
    // Whoever calls himself says what the time is: an old one that somebody else had kept would not.
    if (parsed.envelope.carried) throw new Refusal("bad-request", "这是给人带的，请从“代为上传”进来。");
    const recoveryOf = cookie === undefined ? undefined : secrets.deviceOfCookie(cookie);
    const check = async (): Promise<Job> => ({
      push: parsed,
      recoveryOf,
      ...(await checkPush(store.read, parsed, rowsOf, clock())),
    });
    const checked = check();
    const answer = await queue.add(checked);
    const { caller } = await checked;
    if (answer.caller?.state !== "enrolled" || caller === undefined) return { answer };
    if (parsed.envelope.locked) {
      const isOwn = recoveryOf !== undefined && (await isOf(store, recoveryOf, answer.caller.member));
      return { answer, ...(isOwn && { recoveryCookie: null }) };
    }
    return { answer, ...(recoveryOf !== caller && { recoveryCookie: secrets.recoveryCookie(caller) }) };
  }

  async function openCarried(bundle: Bytes): Promise<CarriedBundle> {
    const opened = await openBundle(secrets, bundle, clock());
    if (opened.is === "file") {
      const { piece } = opened;
      return {
        is: "file",
        async take() {
          const has = await takeFile({ store, secrets, blobs, now: clock() }, piece);
          return { bundle: await opened.answer({ epoch: await epoch(), blob: piece.head.blob, has }) };
        },
      };
    }
    return {
      is: "push",
      text: opened.text,
      async take() {
        const parsed = parsePush(opened.text);
        const { device, carried } = parsed.envelope;
        if (!carried || device !== opened.device)
          throw new Refusal("bad-request", "这一包里的内容与外面写的不符。");
        const answer = await queue.add(
          checkPush(store.read, parsed, rowsOf, clock()).then((check): Job => ({
            push: parsed,
            recoveryOf: undefined,
            ...check,
          })),
        );
        return { answer, bundle: await opened.answer(answer) };
      },
    };
  }

  let swept = 0;
  async function settleNow(): Promise<void> {
    await settle(store, secrets, clock);
    await countAllSlips(store, clock(), (form, error) => report(`form ${form}`, error));
    await scrubIfDue(store);
    if (clock() - swept >= SWEEP_EVERY) {
      swept = clock();
      await sweepBlobs(store, swept);
    }
    await refreshRows(store, clock(), "unit_rows", pause);
  }
  /** Phones go first: what units above see can wait until fewer come. */
  const pause = (): Promise<void> => (queue.isBusy ? setTimeout(WHILE_PHONES_COME) : setImmediate());

  let settling: Promise<void> = Promise.resolve();
  const settleInTurn = (): Promise<void> => (settling = settling.then(settleNow, settleNow));
  const every = options.settleEvery ?? SETTLE_EVERY;
  const timer =
    every > 0
      ? setInterval(() => void settleInTurn().catch((error: unknown) => report("settle", error)), every)
      : undefined;
  timer?.unref();

  const blobs = openBlobs(store, clock);
  const pages = new FullPages();
  const pushAsOffice = async (text: string): Promise<PushAnswer> => (await push(text)).answer;
  return {
    store,
    push,
    openCarried,
    callerOf: (token) => callerOf(store, secrets, token, clock()),
    feedPage: async (caller: Caller, feed: FeedId, generation: number, page: number) =>
      feedPage(store, pages, await epoch(), caller, feed, generation, page),
    look: (invitation) => look(store, invitation, clock()),
    recovery: (cookie) => recovery(store, secrets, cookie),
    unitView: (caller: Caller, unit: UnitId) => unitView(store, caller, unit, clock()),
    mayImport: (caller, of) => mayImport(store, caller, of, clock()),
    blobs,
    forms: openServerForms(store, clock),
    office: openOffice({ store, secrets, clock, push: pushAsOffice, blobs }),
    settle: settleInTurn,
    verify: () => verify(store),
    rebuild: () => rebuild(store, secrets, clock()),
    epoch,
    async close() {
      clearInterval(timer);
      await queue.idle();
      await settling.catch(() => undefined);
      await store.close();
    },
  };
}

function entriesIn({ push }: Job): number {
  return push.runs.reduce((sum, run) => sum + run.entries.length, 0);
}
