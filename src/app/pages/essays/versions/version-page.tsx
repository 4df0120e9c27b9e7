import { useMemo, useState } from "preact/hooks";
import { historyOf, type HistoryLine } from "../../../../domain/differences/history.ts";
import { countCharacters, type Essay } from "../../../../domain/fold/essays.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { SelectField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { goBackTo } from "../../../essays/versions/go-back-to.ts";
import { kindWords, mediaChange, partsOf } from "../../../essays/versions/history-words.ts";
import { mediaWords } from "../../../essays/versions/join-media.ts";
import { TextDifference } from "../../../essays/versions/text-difference.tsx";
import { goTo } from "../../../routing/place.ts";
import type { PageProps } from "../../../routing/route.ts";
import { now } from "../../../session/now.ts";
import { myEssays } from "../../../session/study-reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { titleWords } from "../essays-page.tsx";

/** One version: what it says, what is different from any other, and the way back to it. */
export function VersionPage({ params }: PageProps) {
  const id = params["essay"] ?? "";
  const essay = useReckoned(myEssays).find((one) => one.id === id);
  const lines = useMemo(() => (essay ? historyOf(essay) : []), [essay]);
  const line = lines.find(({ entry }) => entry === params["version"]);
  return (
    <Page
      title={line ? `${momentWords(line.at, now.value)} 的那一份` : "以前写的"}
      back={`/essays/${id}/versions`}
    >
      {essay && line ? (
        <Version key={line.entry} essay={essay} line={line} lines={lines} />
      ) : (
        <Notice>这部手机上没有这一份。</Notice>
      )}
    </Page>
  );
}

function Version({ essay, line, lines }: { essay: Essay; line: HistoryLine; lines: readonly HistoryLine[] }) {
  const session = useSession();
  const others = lines.filter(({ entry, text }) => entry !== line.entry && text !== undefined);
  const [against, setAgainst] = useState(line.before ?? "");
  const other = others.find(({ entry }) => entry === against);
  const kind = kindWords(line);
  const media = mediaWords(partsOf(line));
  const { text } = line;
  if (text === undefined) {
    return <Notice>这一份的字不在这里：删掉了，或者还没有到齐。</Notice>;
  }
  const isLast = lines[0]?.entry === line.entry;
  // The later of the two is what the earlier became.
  const [before, after] = other && lines.indexOf(other) < lines.indexOf(line) ? [line, other] : [other, line];

  return (
    <div class="stack">
      <p>
        <strong>{titleWords(line.title)}</strong> · {countCharacters(text)} 字{media !== "" && ` · ${media}`}
        {kind !== "" && ` · ${kind}`}
      </p>
      <SelectField
        label="和哪一份比"
        value={against}
        choices={[
          { value: "", label: "不比，看全文" },
          ...others.map((one) => ({
            value: one.entry,
            label: [
              momentWords(one.at, now.value),
              one.entry === line.before ? "（改之前）" : "",
              kindWords(one),
            ].join(""),
          })),
        ]}
        onChange={setAgainst}
      />
      <section class="card" aria-label={other ? "有什么不同" : "全文"}>
        {other && before && after ? (
          <>
            <p class="muted">
              从 {momentWords(before.at, now.value)} 到 {momentWords(after.at, now.value)}：
              {mediaChange(before, after).join("，")}
            </p>
            {before.title !== after.title && (
              <p>
                题目：<del>{titleWords(before.title)}</del> <ins>{titleWords(after.title)}</ins>
              </p>
            )}
            <TextDifference before={before.text ?? ""} after={after.text ?? ""} />
          </>
        ) : (
          <p style={{ whiteSpace: "pre-wrap" }}>{text === "" ? "（没有字）" : text}</p>
        )}
      </section>
      {!isLast && (
        <>
          <p class="muted">回到这一份以后，现在写的也留在“以前写的”里。</p>
          <ActionButton
            kind="primary"
            block
            working="正在存…"
            action={async () => {
              await goBackTo(session, essay, line);
              goTo(`/essays/${essay.id}`);
            }}
          >
            回到这一份
          </ActionButton>
        </>
      )}
      <CopyButton block text={text} label="复制这一份" />
    </div>
  );
}
