import { useState } from "preact/hooks";
import type { AnswerFile } from "../../domain/forms/form.ts";
import { shrinkPhoto } from "../pictures/shrink-photo.ts";
import { failureWords } from "../words/failure-words.ts";
import { megabytes } from "../words/sizes.ts";
import { describes, Several } from "./about-question.tsx";
import { useFormTools } from "./form-tools.ts";
import type { FieldProps } from "./question.tsx";
import { ShowPicture } from "./show-file.tsx";

export function PhotoQuestion({ place, onAnswer }: FieldProps<"photo">) {
  const { id, field, answer } = place;
  const { files } = useFormTools();
  const [trouble, setTrouble] = useState<string>();
  const photo = answer.value as AnswerFile | undefined;

  async function take(file: File): Promise<void> {
    setTrouble(undefined);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await shrinkPhoto(file);
    } catch {
      setTrouble("这张图片打不开，请重新拍一张，或选一张 JPG 图片。");
      return;
    }
    try {
      onAnswer(await files.put(bytes, "image/jpeg"));
    } catch (failed) {
      setTrouble(failureWords(failed));
    }
  }

  return (
    <Several place={place}>
      {photo && (
        <figure>
          <ShowPicture blob={photo.blob} type={photo.type} files={files} label={`照片：${field.label}`} />
          <figcaption class="muted small">缩小后 {megabytes(photo.size)}，位置信息没有带上</figcaption>
        </figure>
      )}
      <label class="button block photo-button">
        {photo ? "重拍，或另选一张" : "拍一张，或选一张照片"}
        <input
          id={id}
          class="out-of-sight"
          type="file"
          accept="image/*"
          aria-label={`${field.label}：${photo ? "重拍，或另选一张" : "拍一张，或选一张照片"}`}
          aria-describedby={describes(place)}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) void take(file);
          }}
        />
      </label>
      {photo && (
        <button type="button" class="button quiet take-back" onClick={() => onAnswer(undefined)}>
          不要这张照片
        </button>
      )}
      {trouble !== undefined && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </Several>
  );
}
