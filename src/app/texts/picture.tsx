import { useEffect, useState } from "preact/hooks";
import type { PictureBlock } from "../../protocol/block-words.ts";
import { ActionButton } from "../components/action-button.tsx";
import { useSession } from "../session/use-session.ts";
import { megabytes } from "../words/sizes.ts";

/**
 * A picture of a text: shown where it is on the phone, else fetched by a tap that says how much it is. Its room is the same
 * before and after, so that no line moves.
 */
export function Picture({ picture }: { picture: PictureBlock }) {
  const { phone } = useSession();
  const [url, setUrl] = useState<string>();
  const { picture: id, size, type, width, height, alt } = picture;

  async function showFromPhone(): Promise<void> {
    const bytes = await phone.blobs.get(id);
    if (bytes) setUrl(URL.createObjectURL(new Blob([bytes], { type })));
  }
  useEffect(() => {
    // Where it cannot be read, the button stays.
    showFromPhone().catch(() => undefined);
  }, []);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );

  async function fetchIt(): Promise<void> {
    await phone.blobs.fetch([{ id, size, isMedia: true }], () => undefined);
    await showFromPhone();
  }

  return (
    <div class="picture-room" style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }}>
      {url === undefined ? (
        <ActionButton action={fetchIt} working="正在取图…">
          看图（{megabytes(size)}）{alt}
        </ActionButton>
      ) : (
        <img src={url} alt={alt || "插图"} width={width} height={height} />
      )}
    </div>
  );
}
