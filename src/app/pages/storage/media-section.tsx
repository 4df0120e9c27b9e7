import { useEffect } from "preact/hooks";
import type { WantedBlob } from "../../../sync/phone.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { type Choice, ChoiceField } from "../../components/fields.tsx";
import { Section } from "../../components/page.tsx";
import { ByteProgress } from "../../components/progress.tsx";
import { useSession } from "../../session/use-session.ts";
import { type Connection, connection, isFree } from "../../storage/connection.ts";
import { chooseMedia, type MediaChoice, mediaChoice } from "../../texts/media-choice.ts";
import { mediaShelfOf } from "../../texts/media-shelf.ts";
import { megabytes } from "../../words/sizes.ts";

/** When pictures and recordings come, how much of them is here, and fetching or removing them all. */
export function MediaSection({ media: all }: { media: readonly WantedBlob[] }) {
  const shelf = mediaShelfOf(useSession().phone);
  const ids = all.map(({ id }) => id).join();
  useEffect(() => {
    shelf.look(all).catch(() => undefined);
  }, [ids]);
  const here = shelf.here.value;
  const download = shelf.download.value;
  const present = all.filter(({ id }) => here?.has(id));
  const missing = all.filter(({ id }) => here && !here.has(id));
  const choice = mediaChoice.value;

  return (
    <Section title="图片和录音">
      <ChoiceField long label="什么时候存到手机" choices={choices} value={choice} onChange={chooseMedia} />
      {choice === "on-wifi" && <p role="status">{wifiWords(connection.value, missing.length > 0)}</p>}
      {here && (
        <p>
          {all.length === 0
            ? "手机上的文章没有图片和录音。"
            : `手机上的文章有图片和录音共 ${megabytes(sum(all))}，存了 ${megabytes(sum(present))}。`}
        </p>
      )}
      {download && (
        <>
          <ByteProgress label="正在存图片和录音" done={download.done} of={download.of} />
          <Button block onPress={() => shelf.stop()}>
            先停下，存了的算数
          </Button>
        </>
      )}
      {/* Stays while it works, so that what went wrong can be said below it. */}
      <div hidden={download !== undefined || missing.length === 0} class="stack close">
        <ActionButton block action={() => shelf.fetch(all)}>
          现在都存好（{megabytes(sum(missing))}）
        </ActionButton>
      </div>
      {present.length > 0 && !download && (
        <ActionButton block action={() => shelf.remove(all)} working="正在删…">
          删掉图片和录音（{megabytes(sum(present))}）
        </ActionButton>
      )}
    </Section>
  );
}

const choices: readonly Choice<MediaChoice>[] = [
  { value: "when-wanted", label: "要用时再下载" },
  { value: "on-wifi", label: "连着 Wi-Fi 就先存好" },
];

/** What the choice comes to, as things are. */
function wifiWords(now: Connection, isMore: boolean): string {
  if (now.saveData) return "手机开着“省流量”，先不自己下载。";
  if (isFree(now)) return "现在连着 Wi-Fi，会自己存好。";
  if (now.by === "mobile") return "现在用的是流量，等连上 Wi-Fi 再存。";
  const silent = "这个浏览器不说连的是 Wi-Fi 还是流量，所以不会自己下载。";
  return isMore ? `${silent}您知道连着 Wi-Fi 时，点一下下面的按钮就行。` : silent;
}

function sum(all: readonly { size: number }[]): number {
  return all.reduce((bytes, { size }) => bytes + size, 0);
}
