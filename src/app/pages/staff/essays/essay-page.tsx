import { useSignal } from "@preact/signals";
import { essaySizeWords } from "../../../../domain/essay-size-words.ts";
import { type Essay, foldEssays, type HandedIn, standing } from "../../../../domain/fold/essays.ts";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { ChecksField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { now } from "../../../session/now.ts";
import { useFold } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { ConsentNotice } from "../corner/consent-notice.tsx";
import { useNames } from "../member-names.ts";
import { BranchPage, type MyUnit } from "../my-units.tsx";
import { useBranchProgress } from "../staff-reckonings.ts";
import { AnswerBox } from "./answer-box.tsx";
import { earlierVersion, WhatIsNew } from "./earlier-version.tsx";
import { EssayPaper } from "./essay-paper.tsx";
import { answeredWords } from "./essay-words.ts";
import { ReadEssay } from "./read-essay.tsx";
import { useAnswer } from "./use-answer.ts";

export function EssayPage({ params }: PageProps) {
  const found = useFold(foldEssays)
    .list.flatMap((essay) => essay.handedIn.map((handedIn) => ({ essay, handedIn })))
    .find(({ handedIn }) => handedIn.entry === params["entry"]);
  return (
    <BranchPage title={found?.handedIn.title || "学习体会"} back="/branch/essays" backLabel="学习体会">
      {(branch) =>
        found ? (
          <OneEssay key={found.handedIn.entry} {...found} branch={branch} />
        ) : (
          <Notice>这台手机上没有这一篇，可能写的人收回了，或者还没有收到。</Notice>
        )
      }
    </BranchPage>
  );
}

function OneEssay({ essay, handedIn, branch }: { essay: Essay; handedIn: HandedIn; branch: MyUnit }) {
  const name = useNames();
  const writer = name(essay.writer);
  const { answers } = handedIn;
  const latest = standing(essay);
  const before = earlierVersion(essay, handedIn);
  const answer = useAnswer(handedIn.entry);
  const printed = useSignal<"remarks"[]>([]);
  const next = useBranchProgress(branch.id).essaysToRead.find(
    (other) => other.handedIn.entry !== handedIn.entry,
  );

  return (
    <>
      <div class="stack no-print">
        <p class="muted">
          {writer} · {momentWords(handedIn.at, now.value)} · {essaySizeWords(handedIn)}
          {handedIn.topic && ` · ${handedIn.topic}`}
          {handedIn.by !== essay.writer && ` · ${name(handedIn.by)}替他交的`}
        </p>
        {latest && latest.entry !== handedIn.entry && (
          <Notice kind="look">
            <p>
              他后来又交了一稿：<a href={`#/branch/essays/${latest.entry}`}>看新的一稿</a>
            </p>
          </Notice>
        )}
        {before && <WhatIsNew before={before} handedIn={handedIn} />}
        <ReadEssay handedIn={handedIn} writer={essay.writer} name={name} answer={answer} />
        {answers.map((one) => (
          <Notice key={one.entry} kind="kept" title={`${name(one.by)}${answeredWords(one)}`}>
            {one.words !== "" && <p class="said">{one.words}</p>}
            {one.remarks && <p class="muted small">写了 {one.remarks.length} 条批注，在文中。</p>}
          </Notice>
        ))}
        <ConsentNotice handedIn={handedIn.entry} />
        {answers.length > 0 && next && (
          <ButtonLink kind="primary" block to={`/branch/essays/${next.handedIn.entry}`}>
            看下一篇
          </ButtonLink>
        )}
        <Section title={answers.length > 0 ? "再回几句" : "回几句"}>
          <AnswerBox answer={answer} writer={writer} isFirst={answers.length === 0} />
        </Section>
        <Section title="还可以">
          {answers.some(({ remarks }) => remarks) && (
            <ChecksField
              label="打印的时候"
              choices={[{ value: "remarks" as const, label: "批注也印上" }]}
              values={printed.value}
              onChange={(values) => (printed.value = values)}
            />
          )}
          <div class="staff-actions">
            <Button onPress={() => print()}>打印</Button>
            <ButtonLink to={`/branch/members/${essay.writer}`}>{writer}的记录</ButtonLink>
            {answers.length === 0 && next && (
              <ButtonLink to={`/branch/essays/${next.handedIn.entry}`}>看下一篇</ButtonLink>
            )}
          </div>
        </Section>
      </div>
      <EssayPaper
        handedIn={handedIn}
        writer={writer}
        branch={branch.name}
        name={name}
        withRemarks={printed.value.includes("remarks")}
      />
    </>
  );
}
