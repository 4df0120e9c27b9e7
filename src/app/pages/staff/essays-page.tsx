import { foldEssays, standing } from "../../../domain/fold/essays.ts";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { now } from "../../session/now.ts";
import { useFold } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { essayStateWords } from "./essay-words.ts";
import { useNames } from "./member-names.ts";
import { BranchPage } from "./my-units.tsx";
import { useBranchProgress, useRoster } from "./staff-reckonings.ts";

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
  const read = useFold(foldEssays).list.flatMap((essay) => {
    const handedIn = standing(essay);
    return handedIn && ids.has(essay.writer) && !waiting.has(handedIn.entry) ? [{ essay, handedIn }] : [];
  });
  return (
    <div class="stack">
      <Section title={`待看 ${essaysToRead.length} 篇`}>
        {essaysToRead.length === 0 && <p class="muted">收到的都看过了。</p>}
        <Rows label="待看的体会">
          {essaysToRead.map(({ member, handedIn }) => (
            <Row
              key={handedIn.entry}
              title={handedIn.title || "（没有题目）"}
              note={`${name(member)} · ${momentWords(handedIn.at, now.value)}`}
              to={`/branch/essays/${handedIn.entry}`}
            />
          ))}
        </Rows>
      </Section>
      {read.length > 0 && (
        <Section title="看过的">
          <Rows label="看过的体会">
            {read.map(({ essay, handedIn }) => (
              <Row
                key={handedIn.entry}
                title={handedIn.title || "（没有题目）"}
                note={`${name(essay.writer)} · ${momentWords(handedIn.at, now.value)}`}
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
