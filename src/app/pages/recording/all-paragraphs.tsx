import { useSignal } from "@preact/signals";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import { READING_PARTS } from "../../../protocol/reading-parts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { CheckField } from "../../components/fields.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { Sheet } from "../../components/sheet.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import {
  type DraftPart,
  filesOf,
  type Paragraph,
  partAt,
  partsToHandIn,
  type RecordingDraft,
} from "../../recording/recording-draft.ts";
import { dialectWords, partsWords, secondsWords } from "../../recording/recording-words.ts";
import { goTo } from "../../routing/place.ts";
import { myBranch } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { connection } from "../../storage/connection.ts";
import { waitForWifi, waitsForWifi } from "../../storage/upload-choice.ts";
import { megabytes } from "../../words/sizes.ts";
import type { Step } from "./record-page.tsx";

/** bytes; of what is less nobody need think */
const LARGE = 1_000_000;

/** All paragraphs and what became of them; handing in, with who will hear it. */
export function AllParagraphs(props: {
  draft: OpenDraft<RecordingDraft>;
  published: PublishedText;
  paragraphs: readonly Paragraph[];
  onGo: (to: Step) => void;
}) {
  const { draft, published, paragraphs } = props;
  const { phone } = useSession();
  const branch = useReckoned(myBranch)?.name ?? "支部";
  const content = draft.content.value;
  const whole = partsToHandIn(content.parts, paragraphs);
  const parts = whole.slice(0, READING_PARTS);
  const isAsking = useSignal(false);
  const waits = useSignal(waitsForWifi());
  const size = parts.reduce((sum, part) => sum + part.size, 0);

  async function handIn(): Promise<void> {
    await draft.flush();
    if (size > LARGE) waitForWifi(waits.value);
    const { reading, voice, dialect, parts: kept } = draft.content.value;
    const body = {
      reading,
      text: published.text,
      blob: published.blob,
      voice,
      ...(dialect && { dialect }),
      type: kept.find(({ sound }) => sound === parts[0]!.sound)!.type,
      parts,
    };
    const files = parts.map(({ sound }) => sound);
    const left = filesOf(draft.content.value).filter((id) => !files.includes(id));
    await draft.send(() =>
      phone.write([{ kind: "reading-recorded", body }], { draft: draft.id, blobs: files }),
    );
    if (left.length > 0) await phone.blobs.remove(left).catch(() => undefined);
    goTo("/me/recordings", true);
  }

  async function throwAway(): Promise<void> {
    const files = filesOf(draft.content.value);
    await draft.discard();
    await phone.blobs.remove(files);
    goTo(`/texts/${published.text}`, true);
  }

  return (
    <>
      <p>
        {content.voice}，{dialectWords(content.dialect)}。
        {parts.length === 0
          ? "还没有录好的段落。"
          : `录好 ${partsWords(parts)}，共 ${paragraphs.length} 段。`}
      </p>
      {parts.length > 0 && (
        <>
          <p>
            交上去，支部先听。支部说可以，{branch}
            的党员就能听到您的声音；上级办公室觉得好，也可以让更多单位听。您随时可以收回，收回以后谁也听不到；也可以请求删除。
          </p>
          {connection.value.by !== "unknown" && size > LARGE && (
            <CheckField
              label={`声音有 ${megabytes(size)}，等连上 Wi-Fi 再传`}
              checked={waits.value}
              onChange={(checked) => (waits.value = checked)}
            />
          )}
          <ActionButton kind="primary" block working="正在存…" action={handIn}>
            交给支部听一听
          </ActionButton>
          {whole.length > parts.length && (
            <p class="muted small">
              一次最多交 {READING_PARTS} 段，这一次交前面的 {READING_PARTS} 段。
            </p>
          )}
          <p class="muted small">没有网络也能交，声音有了网络再传。没录的段落，以后还能补。</p>
        </>
      )}
      <Rows label="全部段落">
        {paragraphs.map((one, index) => (
          <Row
            key={one.block}
            title={one.words.length > 24 ? `${one.words.slice(0, 24)}…` : one.words}
            end={partState(partAt(content.parts, one))}
            onPress={() => props.onGo(index)}
          />
        ))}
      </Rows>
      <Button block onPress={() => props.onGo("who")}>
        改名字，或改用什么话
      </Button>
      <Button block onPress={() => (isAsking.value = true)}>
        全部不要了
      </Button>
      {isAsking.value && (
        <Sheet title="录好的都不要了？" closeLabel="先留着" onClose={() => (isAsking.value = false)}>
          <p>还没交的录音会从这部手机上删掉，找不回来。已经交过的不受影响。</p>
          <ActionButton kind="primary" block action={throwAway}>
            都不要了
          </ActionButton>
        </Sheet>
      )}
    </>
  );
}

function partState(part: DraftPart | undefined): string {
  if (!part) return "没录";
  return part.isCut ? "录到一半" : secondsWords(part.seconds);
}
