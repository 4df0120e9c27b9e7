import { computed, effect, untracked } from "@preact/signals";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import type { BlobId } from "../../domain/ids.ts";
import { hasForms } from "../forms/has-forms.ts";
import type { Session } from "../session/session.ts";
import { myCampaign, myEssays } from "../session/study-reckonings.ts";
import { connection, isFree } from "../storage/connection.ts";
import { keepPages } from "../storage/keep-pages.ts";
import { roomFor } from "../storage/room.ts";
import { earlierVersions } from "./belongings.ts";
import { mediaChoice } from "./media-choice.ts";
import { mediaShelfOf, mediaToKeep } from "./media-shelf.ts";
import { textsToRead } from "./my-texts.ts";
import { shelfOf } from "./shelf.ts";

/**
 * What comes to the phone without a tap, for as long as the app is open and in touch: the new version of a text that is here,
 * which costs what has changed; forms that he is asked to fill in, which are small; what reads a QR code, where there are meetings; what belongs to essays, where they are asked for; and pictures and recordings on Wi-Fi, where that
 * was chosen. Each is tried once while the page lives: what did not go well, or was stopped, waits for a tap or for the next time.
 * @returns stops it
 */
export function fetchByItself(session: Session): () => void {
  const { phone } = session;
  const shelf = shelfOf(phone);
  const media = mediaShelfOf(phone);
  const tried = new Set<BlobId>();
  /** under way without a tap */
  let mine: readonly BlobId[] = [];
  let isAtWork = false;
  let isDueAgain = false;

  const isInTouch = computed(() => session.state.value.contact.status === "good");
  const isFetching = computed(() => shelf.download.value !== undefined || media.download.value !== undefined);
  const mayFetchMedia = computed(() => mediaChoice.value === "on-wifi" && isFree(connection.value));

  async function renew(): Promise<void> {
    const texts = session.reckoned(textsToRead);
    const earlier = earlierVersions(phone.entries());
    const here = await phone.blobs.has(texts.flatMap((text) => [text.blob, ...earlier(text)]));
    const changed = texts.filter(
      (text) => !here.has(text.blob) && !tried.has(text.blob) && earlier(text).some((one) => here.has(one)),
    );
    for (const { blob } of changed) tried.add(blob);
    if (changed.length > 0) await shelf.fetch(changed);
  }

  /** A code is scanned where there is no network: what reads it has to be here by then. */
  function scanning(): void {
    if (untracked(() => session.folded(foldMeetings)).list.length > 0) void keepPages("scan");
  }

  /** Who is asked for essays, has written one, or is shown another's, can also speak and photograph one, and read the answers, wherever he is. */
  function essays(): void {
    const { requirements = [] } = untracked(() => session.reckoned(myCampaign)) ?? {};
    const isAsked = requirements.some(({ kind }) => kind === "essays");
    const isShown = session.entries.peek().some(({ kind }) => kind === "essay-shown");
    if (isAsked || isShown || untracked(() => session.reckoned(myEssays)).length > 0)
      void keepPages("essays");
  }

  /** Who visits, or is visited, does so where there is no network; what is written there also asks questions as a form does. */
  function visits(): void {
    if (!session.entries.peek().some(({ kind }) => kind === "pairing-made")) return;
    void keepPages("visits");
    void keepPages("forms");
    // What the one writes where there is no network, the other carries.
    void keepPages("scan");
  }

  async function forms(): Promise<void> {
    if (!untracked(() => session.reckoned(hasForms))) return;
    const { takeForms } = await import("../forms/take-forms.ts");
    await untracked(() => takeForms(session, tried));
  }

  async function takeAlong(): Promise<void> {
    const texts = await phone.blobs.has(session.reckoned(textsToRead).map(({ blob }) => blob));
    const all = mediaToKeep(session, texts);
    const here = await phone.blobs.has(all.map(({ id }) => id));
    const missing = all.filter(({ id }) => !here.has(id) && !tried.has(id));
    const bytes = missing.reduce((sum, { size }) => sum + size, 0);
    if (missing.length === 0 || !(await roomFor(bytes)) || !mayFetchMedia.value) return;
    mine = missing.map(({ id }) => id);
    for (const id of mine) tried.add(id);
    await media.fetch(missing).finally(() => (mine = []));
  }

  async function work(): Promise<void> {
    isAtWork = true;
    do {
      isDueAgain = false;
      try {
        scanning();
        essays();
        visits();
        // One that stops does not keep the others from coming.
        await forms().catch(() => undefined);
        await renew();
        if (mayFetchMedia.value) await takeAlong();
      } catch {
        // Nobody asked for it, and nobody is told that it did not come: the pages where it is missing say so.
      }
    } while (isDueAgain && isInTouch.value);
    isAtWork = false;
  }

  const stopWork = effect(() => {
    session.reckoned(textsToRead);
    void mayFetchMedia.value;
    if (!isInTouch.value) return;
    if (isAtWork) isDueAgain = true;
    // What somebody has tapped for goes first.
    else if (!isFetching.value) untracked(() => void work());
  });
  // Off Wi-Fi it stops in the middle, and goes on from there when there is Wi-Fi again.
  const stopOffWifi = effect(() => {
    if (mayFetchMedia.value || mine.length === 0) return;
    for (const id of mine) tried.delete(id);
    media.stop();
  });
  return () => {
    stopWork();
    stopOffWifi();
  };
}
