import {
  countCharacters,
  type Essay,
  foldEssays,
  type HandedIn,
  standing,
} from "../../../domain/fold/essays.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { AnswerForm } from "../../drafts/answer-form.tsx";
import { useNames } from "./member-names.ts";
import { BranchPage, type MyUnit } from "./my-units.tsx";
import { useBranchProgress } from "./staff-reckonings.ts";

export function EssayPage({ params }: PageProps) {
  const found = useFold(foldEssays)
    .list.flatMap((essay) => essay.handedIn.map((handedIn) => ({ essay, handedIn })))
    .find(({ handedIn }) => handedIn.entry === params["entry"]);
  return (
    <BranchPage title={found?.handedIn.title || "学习体会"} back="/branch/essays" backLabel="学习体会">
      {(branch) =>
        found ? (
          <ReadEssay key={found.handedIn.entry} {...found} branch={branch} />
        ) : (
          <Notice>这台手机上没有这一篇，可能写的人收回了，或者还没有收到。</Notice>
        )
      }
    </BranchPage>
  );
}

function ReadEssay({ essay, handedIn, branch }: { essay: Essay; handedIn: HandedIn; branch: MyUnit }) {
  const { phone } = useSession();
  const name = useNames();
  const writer = name(essay.writer);
  const { answers } = handedIn;
  const latest = standing(essay);
  const next = useBranchProgress(branch.id).essaysToRead.find(
    (other) => other.handedIn.entry !== handedIn.entry,
  );

  function reply(words: string, more: boolean, from?: { draft: string }): Promise<unknown> {
    const body = { entry: handedIn.entry, words, ...(more && { verdict: "more" as const }) };
    return phone.write([{ kind: "essay-answered", body }], from);
  }

  return (
    <div class="stack">
      <p class="muted">
        {writer} · {momentWords(handedIn.at, now.value)} · {countCharacters(handedIn.text)} 字
        {handedIn.topic && ` · ${handedIn.topic}`}
      </p>
      {latest && latest.entry !== handedIn.entry && (
        <Notice kind="look">
          <p>
            他后来又交了一稿：<a href={`#/branch/essays/${latest.entry}`}>看新的一稿</a>
          </p>
        </Notice>
      )}
      <article class="essay-text">
        {handedIn.text.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </article>
      {answers.map((answer) => (
        <Notice
          key={answer.entry}
          kind="kept"
          title={`${name(answer.by)}${answer.verdict === "more" ? "请他再写些" : "已看"}`}
        >
          <p class="said">{answer.words}</p>
        </Notice>
      ))}
      <div class="no-print stack">
        {answers.length === 0 && (
          <ActionButton kind="primary" block action={() => reply("看过了，写得用心，谢谢您。", false)}>
            已看，道声谢谢
          </ActionButton>
        )}
        <details>
          <summary>{answers.length > 0 ? "再回几句" : "自己写几句"}</summary>
          <div class="stack">
            <AnswerForm
              draft={`answer:${handedIn.entry}`}
              label={`写给${writer}`}
              button="回复"
              send={(words, from) => reply(words, false, from)}
            />
            <AnswerForm
              draft={`more:${handedIn.entry}`}
              label="想请他再写些什么"
              button="请他再写些"
              send={(words, from) => reply(words, true, from)}
            />
          </div>
        </details>
        <Section title="还可以">
          <div class="staff-actions">
            <Button onPress={() => print()}>打印</Button>
            <ButtonLink to={`/branch/members/${essay.writer}`}>{writer}的记录</ButtonLink>
            {next && <ButtonLink to={`/branch/essays/${next.handedIn.entry}`}>看下一篇</ButtonLink>}
          </div>
        </Section>
      </div>
    </div>
  );
}
