import { useEffect, useState } from "preact/hooks";
import * as v from "valibot";
import { foldTexts, type ImportedText } from "../../../domain/fold/texts.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { StudyText } from "../../../protocol/study-text.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { useFold, useSession } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { megabytes } from "../../words/sizes.ts";
import type { ParagraphChange } from "./version-changes.ts";

const compare = () => import("./version-changes.ts");

/** What of a text is not as members have it now, or, where none have it, as it was imported before. */
export function VersionChanges({ imported, text }: { imported: ImportedText; text: StudyText }) {
  const published = useFold(foldTexts).byId.get(imported.text);
  const isOut = published !== undefined && published.withdrawn === undefined;
  const before = isOut ? published : imported.earlier[0];
  if (!before || before.blob === imported.blob) return null;
  return (
    <Changes key={before.blob} before={before} after={text} than={isOut ? "党员现在看到的" : "上一版"} />
  );
}

function Changes(props: { before: { blob: BlobId; size: number }; after: StudyText; than: string }) {
  const { before, after, than } = props;
  const { phone } = useSession();
  const { value } = useLoaded(compare);
  const [old, setOld] = useState<StudyText | "away">();

  async function look(): Promise<void> {
    const bytes = await phone.blobs.get(before.blob);
    const read = bytes && v.safeParse(StudyText, JSON.parse(new TextDecoder().decode(bytes)));
    setOld(read?.success ? read.output : "away");
  }
  useEffect(() => void look().catch(() => setOld("away")), [before.blob]);

  async function fetchIt(): Promise<void> {
    await phone.blobs.fetch([{ id: before.blob, size: before.size }], () => undefined);
    await look();
  }
  if (old === "away")
    return (
      <ActionButton working="正在下载…" action={fetchIt}>
        和{than}比一比（下载 {megabytes(before.size)}）
      </ActionButton>
    );
  if (!old || !value) return null;
  const changes = value.changesBetween(old, after);
  if (!changes) return <p>和{than}比，几乎全变了，像是另一篇。请看看是不是选错了文件。</p>;
  if (changes.length === 0) return <p>和{than}比，文字没有变。</p>;
  return (
    <details open={changes.length <= 5}>
      <summary>
        和{than}比，{countWords(changes)}
      </summary>
      <ul class="rows" aria-label={`和${than}比的改动`}>
        {changes.map((change, i) => (
          <li key={i} class="record-line">
            <p class="muted small">
              {change.at === 1 ? "标题" : `第 ${change.at - 1} 段`} · {HOW[change.how]}
            </p>
            <p class="said">
              {change.pieces.map(({ text, how }, j) =>
                how === "added" ? (
                  <ins key={j}>{text}</ins>
                ) : how === "removed" ? (
                  <del key={j}>{text}</del>
                ) : (
                  text
                ),
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

const HOW: Record<ParagraphChange["how"], string> = { added: "加上的", removed: "去掉的", changed: "改了" };

function countWords(changes: readonly ParagraphChange[]): string {
  const count = (wanted: ParagraphChange["how"]) => changes.filter(({ how }) => how === wanted).length;
  const words = [
    [count("changed"), "改了"],
    [count("added"), "加了"],
    [count("removed"), "去了"],
  ] as const;
  return words.flatMap(([n, what]) => (n > 0 ? [`${what} ${n} 段`] : [])).join("，");
}
