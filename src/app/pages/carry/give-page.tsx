import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FrameRow } from "../../carry/frame-row.tsx";
import { bundleFileName, countWords, givenWords, SCREEN_MOST } from "../../carry/give-words.ts";
import { HandFile } from "../../carry/hand-file.tsx";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { TextField } from "../../components/text-field.tsx";
import { keepPages } from "../../storage/keep-pages.ts";
import { myself } from "../../session/reckonings.ts";
import { now } from "../../session/now.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import type { Given, GivenAway } from "../../../sync/phone.ts";

/** 请人带走: what waits on a phone without a network goes with somebody else's. Nothing goes from here until a receipt has come. */
export function GivePage() {
  const { phone, state } = useSession();
  const me = useReckoned(myself);
  const typed = useSignal("");
  const given = useSignal<Given | "cannot" | undefined>(undefined);
  /** what runs over the screen */
  const running = useSignal<Given | undefined>(undefined);
  const away = useSignal<readonly GivenAway[]>([]);
  const { outbox, enrolment } = state.value;
  const name = me?.name ?? (typed.value.trim() || "新登记的手机");

  async function lookAway(): Promise<void> {
    away.value = await phone.carry.givenAway();
  }
  useEffect(() => void lookAway().catch(() => undefined), [state.value]);

  // The answer may come back by camera.
  useEffect(() => void keepPages("scan"), []);

  async function seal(): Promise<void> {
    given.value = (await phone.carry.give(name)) ?? "cannot";
    await lookAway();
  }
  async function run(it: Given): Promise<void> {
    // Photos, and what is larger, go in a file, or in parts: nobody holds two phones still for ten minutes.
    const isSmall = it.files === 0 && it.bytes.length <= SCREEN_MOST;
    running.value = isSmall ? it : await phone.carry.give(name, SCREEN_MOST);
  }

  const back = enrolment === "waiting" ? { back: "/", backLabel: "返回" } : { back: "/state" };
  if (running.value)
    return (
      <Page title="给带的人看" {...back}>
        <FrameRow
          bytes={running.value.bytes}
          done="好了，他收齐了"
          onDone={() => (running.value = undefined)}
        />
      </Page>
    );
  const it = given.value;
  return (
    <Page title="请人带走" {...back}>
      <div class="stack">
        <p>没有网络，可以请一位也用送学的人带走。他到了有网络的地方，会自动替您交给支部。</p>
        <ul class="stack close">
          <li>封好才给他：带的人看不到里面写了什么，也改不了。他只看到您的名字和有几条。</li>
          <li>收到回执以前，您这里一条都不少。请几个人带也行，支部只记一次。</li>
          <li>照片和录音做成文件时一起带；用屏幕给他看的时候不跟着走。</li>
        </ul>
        <p role="status">{givenWords(away.value, outbox, now.value)}</p>
        {outbox.waiting + outbox.blobs === 0 ? (
          <Notice kind="kept">现在没有要带的：写的支部都收到了。</Notice>
        ) : it === undefined || it === "cannot" ? (
          <>
            {!me && (
              <TextField
                label="您的名字"
                hint="给带的人看，好知道是谁的"
                value={typed.value}
                maxLength={20}
                onInput={(value) => (typed.value = value)}
              />
            )}
            {it === "cannot" && (
              <Notice kind="look" urgent title="这部手机封不了">
                它还不认得支部的服务器，没有封条可用。写的都还在。请连一次网络；连不上，请支部另发一个带二维码的邀请。
              </Notice>
            )}
            <ActionButton kind="primary" block action={seal} working="正在封…">
              封好 {countWords(outbox.waiting, outbox.blobs)}，请人带走
            </ActionButton>
          </>
        ) : (
          <>
            <Notice kind="kept" title={`封好了：${countWords(it.entries, it.files)}`}>
              {it.more || it.filesLeft > 0 ? "一次装不下，剩下的等回执回来再带。" : "选一样，给带的人："}
            </Notice>
            <ActionButton kind="primary" block action={() => run(it)}>
              用屏幕给他看
            </ActionButton>
            <p class="muted small">两部手机面对面。请他打开送学“我的 → 帮人带”，点“用镜头收”。</p>
            <HandFile bytes={it.bytes} name={bundleFileName(name, it.entries)}>
              做成一个文件给他
            </HandFile>
          </>
        )}
        <ButtonLink block to="/carry">
          有人把回执带回来了
        </ButtonLink>
      </div>
    </Page>
  );
}
