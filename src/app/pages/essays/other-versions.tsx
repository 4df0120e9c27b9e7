import { versionText, type Essay } from "../../../domain/fold/essays.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";

/** Written on two phones or in two tabs: every text is kept, and shown. */
export function OtherVersions({ essay, current }: { essay: Essay; current?: EntryId }) {
  const others = essay.versions.filter(({ entry }) => essay.heads.includes(entry) && entry !== current);
  return (
    <>
      {others.map((version) => {
        const text = versionText(essay, version.entry) ?? "";
        return (
          <Notice key={version.entry} kind="look" title="这一篇在别处也写过，两份都留着">
            <details>
              <summary>{momentWords(version.at, now.value)} 写的那一份</summary>
              <p style={{ whiteSpace: "pre-wrap" }}>{text}</p>
            </details>
            <CopyButton text={text} label="复制那一份" />
          </Notice>
        );
      })}
    </>
  );
}
