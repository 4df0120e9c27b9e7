import type { ComponentChildren } from "preact";
import type { MinutesVersion } from "../../../../domain/fold/minutes.ts";
import { Notice } from "../../../components/notice.tsx";
import { now } from "../../../session/now.ts";
import { momentWords } from "../../../words/dates.ts";
import { BlobPhoto } from "../blob-photo.tsx";
import { useNames } from "../member-names.ts";
import { MinutesText } from "./minutes-text.tsx";

/** 另一份纪要: what other phones wrote of the same meeting without knowing of what holds, to be read here. */
export function OtherMinutes(props: {
  others: readonly MinutesVersion[];
  /** what can be done with one of them; absent: it is only read */
  actions?: (other: MinutesVersion) => ComponentChildren;
  children?: ComponentChildren;
}) {
  const name = useNames();
  if (props.others.length === 0) return null;
  return (
    <Notice kind="look" title="另一份纪要，两份都留着">
      {props.children}
      {props.others.map((other) => (
        <details key={other.id}>
          <summary>
            看{name(other.by)} {momentWords(other.at, now.value)} 写的
          </summary>
          <div class="stack">
            <MinutesText body={other.body} />
            {other.body.photos?.map(({ photo, size }, i) => (
              <BlobPhoto key={photo} id={photo} size={size} label={`那一份的照片 ${i + 1}`} />
            ))}
            {props.actions?.(other)}
          </div>
        </details>
      ))}
    </Notice>
  );
}
