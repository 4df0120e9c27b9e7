import { useEffect, useState } from "preact/hooks";
import type { AnswerFile } from "../../../../domain/forms/form.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { useSession } from "../../../session/use-session.ts";
import { megabytes } from "../../../words/sizes.ts";

/** A sound: from the phone where it is there, else fetched when somebody wants it; its size is said before. */
export function BlobSound({ file, label }: { file: AnswerFile; label: string }) {
  const { phone } = useSession();
  const [url, setUrl] = useState<string>();
  const [looked, setLooked] = useState(false);

  async function showFromPhone(): Promise<void> {
    const bytes = await phone.blobs.get(file.blob);
    // What somebody else's phone says it is, is believed only as far as it is a sound.
    const type = /^audio\/[\w.+-]+/.exec(file.type)?.[0] ?? "audio/webm";
    if (bytes) setUrl(URL.createObjectURL(new Blob([bytes], { type })));
    setLooked(true);
  }
  useEffect(() => void showFromPhone(), [file.blob]);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );

  async function fetchIt(): Promise<void> {
    await phone.blobs.fetch([{ id: file.blob, size: file.size, isMedia: true }], () => undefined);
    await showFromPhone();
  }

  if (url !== undefined) return <audio class="answer-sound" controls src={url} aria-label={label} />;
  if (!looked) return <p class="muted">正在取录音…</p>;
  return (
    <Notice title="录音还没有下载">
      <ActionButton working="正在下载…" action={fetchIt}>
        下载录音（{megabytes(file.size)}）
      </ActionButton>
    </Notice>
  );
}
