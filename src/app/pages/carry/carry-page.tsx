import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Bytes, concat } from "../../../protocol/bytes.ts";
import type { Carrying } from "../../../sync/phone.ts";
import { markCarrying } from "../../carry/carries-mark.ts";
import { FrameRow } from "../../carry/frame-row.tsx";
import { answerFileName } from "../../carry/give-words.ts";
import { HandFile } from "../../carry/hand-file.tsx";
import { type Said, takenWords } from "../../carry/taken-words.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { useSession } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { Waiting } from "../../shell/waiting.tsx";
import { keepPages } from "../../storage/keep-pages.ts";
import { failureWords } from "../../words/failure-words.ts";
import { CarriedCard } from "./carried-card.tsx";

/** Bytes of a file that is looked at: dozens of bundles. */
const FILE_MOST = 50_000_000;

const frameCatch = () => import("../../carry/frame-catch.tsx").then((m) => m.FrameCatch);

/** 帮人带: takes in whatever it is, what others want carried or an answer to oneself, and hands back what came for others. */
export function CarryPage() {
  const { phone, state } = useSession();
  const filming = useSignal(false);
  const showing = useSignal<Carrying | undefined>(undefined);
  const asked = useSignal<string | undefined>(undefined);
  const said = useSignal<readonly Said[]>([]);
  const carrying = useSignal<readonly Carrying[]>([]);
  const FrameCatch = useLoaded(filming.value ? frameCatch : undefined);

  async function lookCarrying(): Promise<void> {
    carrying.value = await phone.carry.carrying();
    markCarrying(carrying.value.length > 0);
  }
  useEffect(() => void lookCarrying().catch(() => undefined), [state.value]);
  useEffect(() => void keepPages("scan"), []);

  async function take(bytes: Bytes): Promise<readonly Said[]> {
    const before = phone.entries().length;
    try {
      const taken = await phone.carry.takeIn(bytes);
      const { receiptNumber } = phone.state.outbox;
      return takenWords(taken, { receiptNumber, news: phone.entries().length - before });
    } catch (error) {
      return [{ kind: "look", title: "没有收成", words: failureWords(error) }];
    }
  }
  async function filmed(bytes: Bytes): Promise<void> {
    said.value = await take(bytes);
    filming.value = false;
    await lookCarrying();
  }
  async function chosen(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    const all: Said[] = [];
    for (const file of files) {
      const some =
        file.size > FILE_MOST
          ? [
              {
                kind: "look" as const,
                title: "这个文件太大了",
                words: "没有收。请选名字以 .sxc 结尾的文件。",
              },
            ]
          : await take(new Uint8Array(await file.arrayBuffer()));
      all.push(
        ...some.map((one) => (files.length > 1 ? { ...one, title: `${file.name}：${one.title}` } : one)),
      );
    }
    // The same file can be chosen again.
    input.value = "";
    said.value = all;
    await lookCarrying();
  }
  async function putDown({ key }: Carrying): Promise<void> {
    await phone.carry.putDown(key);
    asked.value = undefined;
    await lookCarrying();
  }

  const back = state.value.enrolment === "enrolled" ? { back: "/me" } : { back: "/" };
  if (filming.value)
    return FrameCatch.value ? (
      <Page title="用镜头收" {...back}>
        <FrameCatch.value onBytes={(bytes) => void filmed(bytes)} onStop={() => (filming.value = false)} />
      </Page>
    ) : (
      <Waiting for={FrameCatch} />
    );
  const shown = showing.value;
  if (shown)
    return (
      <Page title={`给${shown.name || "本人"}看`} {...back}>
        <FrameRow
          bytes={shown.bytes}
          done="好了，他收齐了"
          onDone={() => {
            asked.value = shown.key;
            showing.value = undefined;
          }}
        />
      </Page>
    );
  const answers = carrying.value.filter((one) => one.state === "answered");
  return (
    <Page title="帮人带" {...back}>
      <div class="stack">
        <p>
          没有网络的人请您带的，别人替您带回来的回执，都在这里收。带的东西封着，您看不到里面；有网络时会自动交上去。
        </p>
        {said.value.map(({ kind, title, words }, i) => (
          <Notice key={i} kind={kind} urgent={kind === "look"} title={title}>
            {words}
          </Notice>
        ))}
        <Button kind="primary" block onPress={() => (filming.value = true)}>
          用镜头收
        </Button>
        <label class="button block photo-button">
          选收到的文件
          <input
            class="out-of-sight"
            type="file"
            multiple
            onChange={(event) => void chosen(event.currentTarget)}
          />
        </label>
      </div>
      <Section title={carrying.value.length > 0 ? `带着 ${carrying.value.length} 份` : "现在没有带着别人的"}>
        <ul class="stack">
          {carrying.value.map((one) => (
            <CarriedCard
              key={one.key}
              carried={one}
              isAsked={asked.value === one.key}
              onAsk={(isAsked) => (asked.value = isAsked ? one.key : undefined)}
              onShow={() => (showing.value = one)}
              onPutDown={() => putDown(one)}
            />
          ))}
        </ul>
        {answers.length > 1 && (
          <HandFile
            bytes={concat(...answers.map(({ bytes }) => bytes))}
            name={answerFileName(`${answers.length}份`)}
          >
            {`把 ${answers.length} 份回执做成一个文件`}
          </HandFile>
        )}
      </Section>
    </Page>
  );
}
