import { useEffect, useState } from "preact/hooks";
import type { BlobId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { useSession } from "../../session/use-session.ts";
import { megabytes } from "../../words/sizes.ts";

/** A photo: from the phone where it is there, else fetched when somebody wants it; its size is said before. */
export function BlobPhoto(props: { id: BlobId; size: number; label: string }) {
  const { phone } = useSession();
  const [url, setUrl] = useState<string>();
  const [looked, setLooked] = useState(false);

  async function showFromPhone(): Promise<boolean> {
    const bytes = await phone.blobs.get(props.id);
    if (bytes) setUrl(URL.createObjectURL(new Blob([bytes], { type: imageType(bytes) })));
    setLooked(true);
    return bytes !== undefined;
  }
  useEffect(() => void showFromPhone(), [props.id]);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );

  async function fetchIt(): Promise<void> {
    await phone.blobs.fetch([{ id: props.id, size: props.size, isMedia: true }], () => undefined);
    await showFromPhone();
  }

  if (url !== undefined) return <img class="photo" src={url} alt={props.label} />;
  if (!looked) return <p class="muted">正在取照片…</p>;
  return (
    <Notice title="照片还没有下载">
      <ActionButton working="正在下载…" action={fetchIt}>
        下载照片（{megabytes(props.size)}）
      </ActionButton>
    </Notice>
  );
}

/** By the first bytes: what somebody else's phone says of a file is not asked, and a script is no image. */
function imageType(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return "image/png";
  if (bytes[0] === 0x52 && bytes[8] === 0x57) return "image/webp";
  return "image/jpeg";
}
