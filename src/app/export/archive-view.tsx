import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BlobId } from "../../domain/ids.ts";
import { type ArchiveSource, archivePaper } from "../../domain/papers/archive.ts";
import { paperText } from "../../domain/papers/paper-text.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { Notice } from "../components/notice.tsx";
import { saveFile } from "../components/save-file.ts";
import { PaperOnPhone } from "../pages/staff/papers/paper-on-phone.tsx";
import { PaperSheet } from "../pages/staff/papers/paper-sheet.tsx";
import { useSession } from "../session/use-session.ts";
import { megabytes } from "../words/sizes.ts";
import { nameOf } from "./file-names.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** 学习档案 on the screen, in print, and as a Word file with the pages by hand that are on this phone; all without a network. */
export function ArchiveView({ source }: { source: ArchiveSource }) {
  const { phone } = useSession();
  const paper = archivePaper(source);
  const photos = photosIn(source);
  const pictures = useSignal<ReadonlyMap<BlobId, Uint8Array<ArrayBuffer>>>(new Map());
  const addresses = useSignal<ReadonlyMap<BlobId, string>>(new Map());
  const saved = useSignal<string | undefined>(undefined);
  const failed = useSignal<string | undefined>(undefined);
  const isWithoutWord = useSignal(false);
  const ids = photos.map(({ id }) => id).join();

  async function look(): Promise<void> {
    const found = new Map<BlobId, Uint8Array<ArrayBuffer>>();
    await phone.blobs.readEach(
      photos.map(({ id }) => id),
      (id, bytes) => void found.set(id, bytes),
    );
    pictures.value = found;
  }
  useEffect(() => {
    look().catch(() => undefined);
  }, [ids]);
  useEffect(() => {
    const made = new Map(
      [...pictures.value].map(([id, bytes]) => [
        id,
        URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" })),
      ]),
    );
    addresses.value = made;
    return () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
    };
  }, [pictures.value]);

  async function fetchPages(): Promise<void> {
    failed.value = undefined;
    try {
      await phone.blobs.fetch(
        missing.map((one) => ({ ...one, isMedia: true })),
        () => undefined,
      );
    } catch (error) {
      if (!(error instanceof FetchStopped)) throw error;
      failed.value =
        error.why === "offline" ? "现在连不上，有网络时再取。" : "有的照片取不到：可能还没有传上来。";
    }
    await look();
  }
  async function save(): Promise<void> {
    const word = await import("../pages/staff/papers/papers-docx.ts").catch(() => undefined);
    isWithoutWord.value = word === undefined;
    if (!word) return;
    const name = `${nameOf(paper.title, "学习档案")} ${source.today}.docx`;
    saveFile(word.papersAsDocx([paper], pictures.value), name, DOCX);
    saved.value = name;
  }

  const missing = photos.filter(({ id }) => !pictures.value.has(id));
  return (
    <div class="stack">
      <div class="stack no-print">
        {missing.length > 0 && (
          <Notice title={`手写的 ${missing.length} 页不在这部手机上`}>
            <p>不取来，档案里只写“照片不在这部手机上”。</p>
            <ActionButton action={fetchPages} working="正在取…">
              取来这些照片（{megabytes(missing.reduce((sum, { size }) => sum + size, 0))}）
            </ActionButton>
            {failed.value !== undefined && <p role="status">{failed.value}</p>}
          </Notice>
        )}
        <ActionButton block working="正在整理…" action={save}>
          存成 Word 文件
        </ActionButton>
        {isWithoutWord.value && (
          <Notice>存 Word 文件，头一次要联网取一点程序（不到 0.1 MB）。没有网络也能打印、能复制文字。</Notice>
        )}
        <p role="status">
          {saved.value !== undefined &&
            `文件“${saved.value}”已交给浏览器保存。没有看到？微信里存不了文件，可以换手机自带的浏览器打开，或者复制文字。`}
        </p>
        <Button block onPress={() => print()}>
          打印
        </Button>
        <CopyButton text={paperText(paper)} label="复制文字" block />
      </div>
      <PaperOnPhone paper={paper} />
      <PaperSheet paper={paper} picturesAt={addresses.value} />
    </div>
  );
}

function photosIn({ essays }: ArchiveSource): { id: BlobId; size: number }[] {
  const all = essays.flatMap(({ handedIn }) =>
    handedIn.flatMap(({ takenBack, photos = [] }) =>
      takenBack ? [] : photos.map(({ photo, size }) => [photo, size] as const),
    ),
  );
  return [...new Map(all)].map(([id, size]) => ({ id, size }));
}
