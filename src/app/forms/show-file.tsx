import { useEffect, useState } from "preact/hooks";
import type { BlobId } from "../../domain/ids.ts";
import type { AnswerFiles } from "./form-tools.ts";

/** A picture that was taken or drawn, from the phone. `type`: what our own code has made of it */
export function ShowPicture(props: {
  blob: BlobId;
  type: string;
  files: Pick<AnswerFiles, "get">;
  label: string;
  class?: string;
}) {
  const { blob, type, files } = props;
  const [shown, setShown] = useState<{ blob: BlobId; url: string | undefined }>();
  useEffect(() => {
    let url: string | undefined;
    let there = true;
    files.get(blob).then(
      (bytes) => {
        if (!there) return;
        url = bytes && URL.createObjectURL(new Blob([bytes], { type: pictureType(type) }));
        setShown({ blob, url });
      },
      () => there && setShown({ blob, url: undefined }),
    );
    return () => {
      there = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [blob]);
  if (shown?.blob !== blob) return <p class="muted">正在取…</p>;
  if (shown.url === undefined) return <p class="muted">这部手机上没有这张图，交上去的还在。</p>;
  return <img class={props.class ?? "photo"} src={shown.url} alt={props.label} />;
}

/** What somebody else's phone says of a file is not believed: a picture is shown as one, or not at all. */
function pictureType(type: string): string {
  return type === "image/png" ? type : "image/jpeg";
}
