import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import type { HeldBlob } from "../../../sync/phone.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Rows } from "../../components/rows.tsx";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { mediaShelfOf, mediaToKeep } from "../../texts/media-shelf.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { ShedNotice } from "../../storage/shed-notice.tsx";
import { FetchTexts } from "../../texts/fetch-texts.tsx";
import type { Shelf } from "../../texts/shelf.ts";
import { useShelf } from "../../texts/use-shelf.ts";
import { opensOffline } from "../../updates.ts";
import { megabytes } from "../../words/sizes.ts";
import { KeepingWords } from "./keeping-words.tsx";
import { MediaSection } from "./media-section.tsx";
import { roomWords, useRoom } from "./room.ts";

/** What is on the phone, how much it takes, and what of it can go and come again. What somebody has written is not among it. */
export function StoragePage() {
  const session = useSession();
  const { phone } = session;
  const published = useReckoned(textsToRead);
  const shelf = useShelf();
  const here = shelf.here.value;
  const mediaShelf = mediaShelfOf(phone);
  const media = here ? mediaToKeep(session, here) : [];
  const held = useSignal<readonly HeldBlob[]>([]);
  useEffect(() => {
    phone.blobs.held().then(
      (all) => (held.value = all),
      () => undefined,
    );
  }, [here, mediaShelf.here.value]);
  const room = useRoom(held.value);

  const kept = published.filter(({ blob }) => here?.has(blob));
  const current = new Set([...published.map(({ blob }) => blob), ...media.map(({ id }) => id)]);
  const others = held.value.filter(({ id, isOwn }) => !isOwn && !current.has(id));
  const own = held.value.filter(({ isOwn }) => isOwn);

  async function removeOthers(): Promise<void> {
    await phone.blobs.remove(others.map(({ id }) => id));
    held.value = await phone.blobs.held();
  }

  return (
    <Page title="手机上的东西" back="/me">
      <div class="stack">
        <ShedNotice withLink={false} />
        <p class="notice-title" role="status">
          {here === undefined
            ? "正在看手机上有什么…"
            : kept.length === 0
              ? "手机上还没有存文章。"
              : `手机上存了 ${kept.length} 篇文章，共 ${megabytes(sum(kept.map(({ size }) => size)))}。`}
        </p>
        {room && <p>{roomWords(room)}</p>}
        {opensOffline.value === true && <p>没有网络也能打开送学。</p>}
        <p>下载时压缩过，用的流量比这里写的少；改过的文章只传改的地方。</p>
        <p>在这里删的，联网还能再存。您写的、记的，还有待上传的，一样都不会动。</p>
        <FetchTexts texts={published} />
      </div>
      <KeepingWords />
      {here && published.length > 0 && (
        <Section title="文章">
          <Rows label="文章">
            {published.map((text) => (
              <TextRow key={text.text} text={text} isHere={here.has(text.blob)} shelf={shelf} />
            ))}
          </Rows>
          {kept.length > 0 && (
            <ActionButton block action={() => shelf.remove(kept)} working="正在删…">
              全部删掉（{kept.length} 篇）
            </ActionButton>
          )}
        </Section>
      )}
      {here && published.length > 0 && <MediaSection media={media} />}
      {others.length + own.length > 0 && (
        <Section title="别的">
          {own.length > 0 && (
            <p>
              您自己的照片和录音 {own.length} 个，{megabytes(sizeOf(own))}，不在这里删。
            </p>
          )}
          {others.length > 0 && (
            <>
              <p>别的图片和录音、旧的版本、没存完的：{megabytes(sizeOf(others))}。</p>
              <ActionButton block action={removeOthers} working="正在删…">
                删掉这些
              </ActionButton>
            </>
          )}
        </Section>
      )}
      {kept.length === 0 && others.length === 0 && published.length === 0 && (
        <Notice>支部发了文章，联网时会自动出现在这里。</Notice>
      )}
    </Page>
  );
}

function TextRow({ text, isHere, shelf }: { text: PublishedText; isHere: boolean; shelf: Shelf }) {
  const isMine = useSignal(false);
  // While others come, their progress stands above. The one that was tapped stays, and with it the focus.
  const waits = shelf.download.value !== undefined && !isMine.value && !isHere;

  async function fetch(): Promise<void> {
    isMine.value = true;
    try {
      await shelf.fetch([text]);
    } finally {
      isMine.value = false;
    }
  }

  return (
    <li>
      <div class="row side-by-side">
        <span class="row-words" style={{ minWidth: "9rem" }}>
          <span class="row-title">{text.title}</span>
          <span class="muted small">
            {megabytes(text.size)}，{isHere ? "在手机上" : "还没存到手机"}
          </span>
        </span>
        <span class="stack close" hidden={waits}>
          <ActionButton
            label={isHere ? `从手机上删掉《${text.title}》` : `把《${text.title}》存到手机`}
            action={isHere ? () => shelf.remove([text]) : fetch}
          >
            {isHere ? "删掉" : "存到手机"}
          </ActionButton>
        </span>
      </div>
    </li>
  );
}

function sizeOf(blobs: readonly HeldBlob[]): number {
  return sum(blobs.map(({ have }) => have));
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}
