import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { foldOrg } from "../../../domain/fold/org.ts";
import {
  foldRecordedReadings,
  measure,
  type RecordedReading,
} from "../../../domain/fold/recorded-readings.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import type { Draft } from "../../../sync/phone.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { saveFile } from "../../components/save-file.ts";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { HearReading } from "../../recording/hear-reading.tsx";
import { isRecordingDraft, type RecordingDraft } from "../../recording/recording-draft.ts";
import { dialectWords, partsWords } from "../../recording/recording-words.ts";
import { soundsAsFile } from "../../recording/sounds-as-file.ts";
import { now } from "../../session/now.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { waitForWifi } from "../../storage/upload-choice.ts";
import { momentWords } from "../../words/dates.ts";
import { megabytes } from "../../words/sizes.ts";

/** 我的朗读: what one has recorded, and what became of it. */
export function MyRecordingsPage() {
  const me = useMe();
  const { phone, state } = useSession();
  const { heldBack = 0 } = state.value.outbox;
  const texts = useFold(foldTexts);
  useEffect(() => void keepPages("recording").catch(() => undefined), []);
  const mine = useFold(foldRecordedReadings).all.filter(({ of }) => of === me);
  const drafts = useDraftList().filter(({ id }) => isRecordingDraft(id)) as (Draft & {
    content: RecordingDraft;
  })[];
  // Of one that was recorded again, the latest says it all; what is heard meanwhile is among what came before.
  const shown = mine.filter(
    (one, i) => one.units.length > 0 || mine.findIndex(({ reading }) => reading === one.reading) === i,
  );
  const open = drafts.filter(({ content }) => content.parts.length > 0 || content.underWay);
  const toRead = texts.published.filter(({ text }) => !open.some(({ content }) => content.text === text));
  return (
    <Page title="我的朗读" back="/me" backLabel="我的">
      <div class="stack">
        <p>您读的文章，支部同意以后，大家就能用您的声音听。家乡话也很好，家里人听着亲。</p>
        {heldBack > 0 && (
          <Notice title={`录音 ${heldBack} 段，等连上 Wi-Fi 再传`}>
            <ActionButton
              action={() => {
                waitForWifi(false);
                return phone.contact();
              }}
            >
              现在就用流量传
            </ActionButton>
          </Notice>
        )}
        {open.length > 0 && (
          <Section title="还没交的">
            <Rows label="还没交的">
              {open.map(({ id, content }) => (
                <Row
                  key={id}
                  title={texts.byId.get(content.text)?.title ?? "这篇文章已经撤下"}
                  note={`录好 ${partsWords(content.parts)}，在这部手机上`}
                  end="接着录"
                  to={`/texts/${content.text}/record`}
                />
              ))}
            </Rows>
          </Section>
        )}
        {shown.map((reading) => (
          <MyRecording
            key={reading.entry}
            reading={reading}
            title={texts.byId.get(reading.text)?.title ?? "这篇文章已经撤下"}
          />
        ))}
        {shown.length === 0 && open.length === 0 && <p class="muted">还没有录过。下面选一篇，读几段试试。</p>}
        {toRead.length > 0 && (
          <Section title="录一篇">
            <Rows label="录一篇">
              {toRead.map(({ text, title }) => (
                <Row key={text} title={title} to={`/texts/${text}/record`} />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    </Page>
  );
}

function MyRecording({ reading, title }: { reading: RecordedReading; title: string }) {
  const { phone } = useSession();
  const { units } = useFold(foldOrg);
  const isAsking = useSignal(false);
  const isOpen = useSignal(false);
  const isSaved = useSignal(false);
  const { declined, withdrawn } = reading;
  const heardIn = reading.units.map((id) => units.get(id)?.name ?? id).join("、");
  return (
    <Section title={title}>
      <p class="muted">
        {reading.voice}，{dialectWords(reading.dialect)}，{partsWords(reading.parts)}，
        {momentWords(reading.recorded, now.value)}
      </p>
      {withdrawn !== undefined && <Notice>已收回，谁也听不到了。</Notice>}
      {withdrawn === undefined && heardIn !== "" && (
        <Notice kind="kept" title="大家听得到">
          {`${heardIn}的党员可以听。`}
        </Notice>
      )}
      {withdrawn === undefined && heardIn === "" && declined && (
        <Notice kind="look" title="支部说">
          <p class="said">{declined.words}</p>
        </Notice>
      )}
      {withdrawn === undefined && heardIn === "" && !declined && (
        <Notice>
          {reading.received === null ? "已存在本机，有了网络就交给支部。" : "已交给支部，支部还没有听。"}
        </Notice>
      )}
      {isOpen.value && <HearReading reading={reading} />}
      <div class="record-steps">
        <Button onPress={() => (isOpen.value = !isOpen.value)}>{isOpen.value ? "合上" : "听一听"}</Button>
        <ButtonLink to={`/texts/${reading.text}/record`}>{declined ? "再读一遍" : "改录几段"}</ButtonLink>
      </div>
      <ActionButton
        block
        working="正在整理…"
        action={async () => {
          saveFile(
            await soundsAsFile(phone.blobs, reading),
            `${title}-${reading.voice}.zip`,
            "application/zip",
          );
          isSaved.value = true;
        }}
      >
        存成文件（{megabytes(measure(reading).size)}）
      </ActionButton>
      {isSaved.value && (
        <p role="status">已交给浏览器保存，一段一个声音文件。微信里存不了的，请用手机自己的浏览器打开。</p>
      )}
      {withdrawn === undefined && (
        <Button block onPress={() => (isAsking.value = true)}>
          收回这份录音
        </Button>
      )}
      {isAsking.value && (
        <Sheet title="收回这份录音？" closeLabel="先不收回" onClose={() => (isAsking.value = false)}>
          <p>收回以后，谁也听不到您读的这一篇。以后想让大家听，可以再录。</p>
          <ActionButton
            kind="primary"
            block
            action={async () => {
              await phone.write([{ kind: "reading-withdrawn", body: { entry: reading.entry } }]);
              isAsking.value = false;
            }}
          >
            收回
          </ActionButton>
        </Sheet>
      )}
    </Section>
  );
}
