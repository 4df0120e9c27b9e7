import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BlobId } from "../../domain/ids.ts";
import { type ArchiveSource, archivePaper } from "../../domain/papers/archive.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Notice } from "../components/notice.tsx";
import { PaperOnPhone } from "../pages/staff/papers/paper-on-phone.tsx";
import { PaperSheet } from "../pages/staff/papers/paper-sheet.tsx";
import { useSession } from "../session/use-session.ts";
import { failureWords } from "../words/failure-words.ts";
import { megabytes } from "../words/sizes.ts";
import { nameOf } from "./file-names.ts";
import { PaperActions } from "./paper-actions.tsx";

/** 学习档案 on the screen, in print, and as a Word file with the pages by hand that are on this phone; all without a network. */
export function ArchiveView({ source }: { source: ArchiveSource }) {
  const { phone } = useSession();
  const paper = archivePaper(source);
  const photos = photosIn(source);
  const pictures = useSignal<ReadonlyMap<BlobId, Uint8Array<ArrayBuffer>>>(new Map());
  const addresses = useSignal<ReadonlyMap<BlobId, string>>(new Map());
  const failed = useSignal<string | undefined>(undefined);
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
        error.why === "missing"
          ? "有的照片还没有传上来，取到的都在这里了。过些时候再取就行。"
          : failureWords(error);
    }
    await look();
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
        <PaperActions
          paper={paper}
          name={`${nameOf(paper.title, "学习档案")} ${source.today}`}
          pictures={pictures.value}
        />
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
