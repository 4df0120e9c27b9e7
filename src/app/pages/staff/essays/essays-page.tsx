import { essaySizeWords } from "../../../../domain/essay-size-words.ts";
import { foldEssays, type HandedIn, standing } from "../../../../domain/fold/essays.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { now } from "../../../session/now.ts";
import { useFold } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { megabytes } from "../../../words/sizes.ts";
import { useNames } from "../member-names.ts";
import { BranchPage } from "../my-units.tsx";
import { useBranchProgress, useRoster } from "../staff-reckonings.ts";
import { essayStateWords } from "./essay-words.ts";
import { filesToFetch, sizeOf } from "./reading-files.ts";
import { TakeAlong } from "./take-along.tsx";
import { useFilesHere } from "./use-files-here.ts";

export function EssaysPage() {
  return (
    <BranchPage title="学习体会" back="/branch" backLabel="支部">
      {(branch) => <EssayList branch={branch.id} />}
    </BranchPage>
  );
}

function EssayList({ branch }: { branch: string }) {
  const { essaysToRead } = useBranchProgress(branch);
  const { members } = useRoster(branch);
  const name = useNames();
  const ids = new Set(members.map(({ id }) => id));
  const waiting = new Set(essaysToRead.map(({ handedIn }) => handedIn.entry));
  const files = filesToFetch(essaysToRead.map(({ handedIn }) => handedIn));
  const { here, look } = useFilesHere(files.map(({ id }) => id));
  const read = useFold(foldEssays).list.flatMap((essay) => {
    const handedIn = standing(essay);
    return handedIn && ids.has(essay.writer) && !waiting.has(handedIn.entry) ? [{ essay, handedIn }] : [];
  });
  return (
    <div class="stack">
      <Section title={`待看 ${essaysToRead.length} 篇`}>
        {essaysToRead.length === 0 && <p class="muted">收到的都看过了。</p>}
        <Rows label="待看的体会">
          {essaysToRead.map(({ member, essay, handedIn }) => (
            <Row
              key={handedIn.entry}
              title={handedIn.title || "（没有题目）"}
              note={[
                name(member),
                momentWords(handedIn.at, now.value),
                essaySizeWords(handedIn),
                essay.handedIn.some((other) => other !== handedIn && other.answers.length > 0) &&
                  "改过的一稿",
                filesWords(handedIn, here),
              ]
                .filter(Boolean)
                .join(" · ")}
              to={`/branch/essays/${handedIn.entry}`}
            />
          ))}
        </Rows>
        {here && <TakeAlong files={files} here={here} onFetched={look} />}
      </Section>
      {read.length > 0 && (
        <Section title="看过的">
          <Rows label="看过的体会">
            {read.map(({ essay, handedIn }) => (
              <Row
                key={handedIn.entry}
                title={handedIn.title || "（没有题目）"}
                note={`${name(essay.writer)} · ${momentWords(handedIn.at, now.value)} · ${essaySizeWords(handedIn)}`}
                end={essayStateWords(essay.state)}
                to={`/branch/essays/${handedIn.entry}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Notice>交上来十分钟之内，写的人还能收回，过后才会到这里。</Notice>
    </div>
  );
}

/** What its recordings and photos weigh, and whether they lie here. */
function filesWords(handedIn: HandedIn, here: ReadonlySet<BlobId> | undefined): string | undefined {
  const files = filesToFetch([handedIn]);
  if (files.length === 0 || !here) return undefined;
  const missing = files.filter(({ id }) => !here.has(id));
  return missing.length === 0 ? "在这部手机上" : `要取 ${megabytes(sizeOf(missing))}`;
}
