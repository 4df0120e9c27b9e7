import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { MeetingPhoto } from "../../../../domain/entries/meetings.ts";
import { Button } from "../../../components/button.tsx";
import { useSession } from "../../../session/use-session.ts";
import { failureWords } from "../../../words/failure-words.ts";
import { shrinkPhoto } from "../../../pictures/shrink-photo.ts";
import { BlobPhoto } from "../blob-photo.tsx";

const MOST = 12;

/** Photos, for who wants some: none is asked for. They lie on this phone, and go up with the minutes. */
export function PhotosField(props: {
  photos: readonly MeetingPhoto[];
  onChange: (photos: readonly MeetingPhoto[]) => void;
}) {
  const { phone } = useSession();
  const error = useSignal<string | undefined>(undefined);
  // Two that are chosen in quick succession are both kept: what was there may have changed when the first is ready.
  const now = useRef(props);
  now.current = props;

  async function add(file: File): Promise<void> {
    error.value = undefined;
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await shrinkPhoto(file);
    } catch {
      error.value = "这张图片打不开，请重新拍一张，或选一张 JPG 图片。";
      return;
    }
    try {
      const photo = await phone.blobs.put(bytes, "image/jpeg", "draft");
      const others = now.current.photos.filter((one) => one.photo !== photo);
      now.current.onChange([...others, { photo, size: bytes.length }]);
    } catch (failed) {
      error.value = failureWords(failed);
    }
  }

  return (
    <div class="stack">
      {props.photos.map(({ photo, size }, i) => (
        <div key={photo} class="stack close">
          <BlobPhoto id={photo} size={size} label={`照片 ${i + 1}`} />
          <Button
            label={`去掉照片 ${i + 1}`}
            onPress={() => props.onChange(props.photos.filter((one) => one.photo !== photo))}
          >
            去掉这张照片
          </Button>
        </div>
      ))}
      {props.photos.length < MOST && (
        <label class="button block photo-button">
          加一张照片（不是必须的，全支部看得到）
          <input
            class="out-of-sight"
            type="file"
            accept="image/*"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void add(file);
            }}
          />
        </label>
      )}
      {error.value !== undefined && (
        <p class="field-error" role="alert">
          {error.value}
        </p>
      )}
    </div>
  );
}
