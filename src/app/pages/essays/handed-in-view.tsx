import { useRef } from "preact/hooks";
import type { Essay, EssayAnswer, HandedIn } from "../../../domain/fold/essays.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { HandedInEssay } from "../../essays/remarks/handed-in-essay.tsx";
import { now } from "../../session/now.ts";
import { useFold } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/** What the branch said, one after the other, and what was handed in with the remarks in their places. */
export function HandedInView(props: { essay: Essay; handedIn: HandedIn; showText: boolean }) {
  const { essay, handedIn } = props;
  const name = useWho();
  const root = useRef<HTMLDivElement>(null);
  const before = essay.handedIn.filter(
    (one) => one.entry !== handedIn.entry && one.answers.length > 0 && !one.takenBack,
  );
  const remarks = handedIn.answers.reduce((count, answer) => count + (answer.remarks?.length ?? 0), 0);

  /** The pen stands below the card. */
  function goOn(): void {
    const pen = root.current?.closest("section")?.nextElementSibling;
    pen?.scrollIntoView({ block: "start" });
    pen?.querySelector<HTMLElement>("textarea, input, button")?.focus({ preventScroll: true });
  }

  return (
    <div class="stack" ref={root}>
      {handedIn.answers.map((answer) => (
        <Said key={answer.entry} answer={answer} name={name} />
      ))}
      {essay.state === "more" && !props.showText && (
        <Button block onPress={goOn}>
          去补充
        </Button>
      )}
      {props.showText ? (
        <>
          <h2>{handedIn.title}</h2>
          <HandedInEssay handedIn={handedIn} writer={essay.writer} name={name} />
        </>
      ) : (
        <details>
          <summary>{remarks > 0 ? `看支部的 ${remarks} 条批注` : "看交上去的"}</summary>
          <HandedInEssay handedIn={handedIn} writer={essay.writer} name={name} />
        </details>
      )}
      {before.map((one) => (
        <details key={one.entry}>
          <summary>{momentWords(one.at, now.value)}交的那一稿，和支部的回话</summary>
          <div class="stack">
            {one.answers.map((answer) => (
              <Said key={answer.entry} answer={answer} name={name} />
            ))}
            <HandedInEssay handedIn={one} writer={essay.writer} name={name} />
          </div>
        </details>
      ))}
    </div>
  );
}

/** Names that this phone knows; "支部" where it knows none. */
export function useWho(): (member: string) => string {
  const { byId } = useFold(foldMembers);
  return (id) => byId.get(id)?.name ?? "支部";
}

export function Said({ answer, name }: { answer: EssayAnswer; name: (member: string) => string }) {
  const { verdict, words, remarks = [] } = answer;
  return (
    <Notice
      kind={verdict === "more" ? "look" : "kept"}
      title={`${name(answer.by)}${saidWords[verdict ?? "thanks"]}`}
    >
      {words !== "" && <p style={{ whiteSpace: "pre-wrap" }}>{words}</p>}
      {remarks.length > 0 && <p>在文中写了 {remarks.length} 条批注。</p>}
    </Notice>
  );
}

const saidWords = { thanks: "读过了", more: "读过了，希望再补充一点", accepted: "读过了，收下了" };
