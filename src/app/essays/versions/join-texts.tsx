import { useMemo, useState } from "preact/hooks";
import { tokensOf } from "../../../domain/differences/cut.ts";
import { chunksOf, joined, type Choice, type Chunk } from "../../../domain/differences/join.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextDifference } from "./text-difference.tsx";
import "./join-texts.css";

export interface ToJoin {
  title?: string;
  text: string;
}

/** So much of what is alike stands before a place where the texts differ. */
const BESIDE = 24;

/**
 * Two texts of one thing, and how they become one: place by place, or all of one, or one behind the other. Nothing is chosen before
 * the member has.
 */
export function JoinTexts(props: {
  /** what both were made from, where that is known */
  base: string | undefined;
  mine: ToJoin;
  theirs: ToJoin;
  /** what comes from the other beside its words, in words: "那一份里的 2 段录音也放进来。" */
  also?: string | undefined;
  /** Resolves when the joined text is kept. */
  onJoined: (result: ToJoin) => Promise<unknown>;
}) {
  const { base, mine, theirs, onJoined } = props;
  const chunks = useMemo(() => chunksOf(base, mine.text, theirs.text), [base, mine.text, theirs.text]);
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>([]);
  const [title, setTitle] = useState<"mine" | "theirs" | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const places = chunks.flatMap(({ is }, i) => (is === "same" ? [] : [i]));
  const open = places.filter((i) => choices[i] === undefined).length;
  const asksTitle = isTitled(mine) && isTitled(theirs) && mine.title !== theirs.title;
  const left = open + (asksTitle && title === undefined ? 1 : 0);

  function titled(whose: "mine" | "theirs"): Pick<ToJoin, "title"> {
    const found = asksTitle ? (whose === "mine" ? mine : theirs) : isTitled(mine) ? mine : theirs;
    return found.title === undefined ? {} : { title: found.title };
  }
  async function joinChosen(): Promise<void> {
    setAsking(left > 0);
    if (left > 0) return;
    await onJoined({ text: joined(chunks, choices), ...titled(title ?? "mine") });
  }

  return (
    <section class="stack" aria-label="合成一篇">
      {places.length > 0 && <p>有 {places.length} 处不一样。每一处要哪样，由您选。</p>}
      {asksTitle && (
        <ChoiceField
          label="题目"
          long
          choices={[
            { value: "mine", label: `这一份：${mine.title}` },
            { value: "theirs", label: `那一份：${theirs.title}` },
          ]}
          value={title}
          onChange={setTitle}
        />
      )}
      {places.map((at, i) => (
        <Place
          key={at}
          chunk={chunks[at]!}
          before={chunks[at - 1]}
          name={`第 ${i + 1} 处，共 ${places.length} 处`}
          value={choices[at]}
          onChange={(choice) => {
            const next = chunks.map((_, place) => choices[place]);
            next[at] = choice;
            setChoices(next);
          }}
        />
      ))}
      {props.also !== undefined && <p>{props.also}</p>}
      {isAsking && left > 0 && (
        <Notice kind="look" urgent>
          还有 {left} 处没选。选好再合，也可以用下面的办法。
        </Notice>
      )}
      <ActionButton block action={joinChosen} working="正在存…">
        按选好的合成一篇
      </ActionButton>
      <ActionButton block action={() => onJoined({ text: mine.text, ...titled("mine") })} working="正在存…">
        全用这一份
      </ActionButton>
      <ActionButton
        block
        action={() => onJoined({ text: theirs.text, ...titled("theirs") })}
        working="正在存…"
      >
        全用那一份
      </ActionButton>
      <ActionButton
        block
        action={() => onJoined({ text: behindOneAnother(mine.text, theirs.text), ...titled("mine") })}
        working="正在存…"
      >
        两份接在一起，我自己来改
      </ActionButton>
      <Whole mine={mine.text} theirs={theirs.text} />
    </section>
  );
}

function Place(props: {
  chunk: Chunk;
  before: Chunk | undefined;
  name: string;
  value: Choice | undefined;
  onChange: (choice: Choice) => void;
}) {
  const { chunk, before, name } = props;
  const beside = before ? tokensOf(before.mine).slice(-BESIDE).join("").trim() : "";
  const hint = `${changedWords[chunk.is]}${beside === "" ? "" : `在“…${beside}”后面`}`;
  return (
    <div class="join-place">
      <ChoiceField<Choice>
        label={name}
        hint={hint}
        long
        choices={[
          { value: "mine", label: <Words whose="这一份" text={chunk.mine} /> },
          { value: "theirs", label: <Words whose="那一份" text={chunk.theirs} /> },
          ...(chunk.mine.trim() !== "" && chunk.theirs.trim() !== ""
            ? [{ value: "both" as const, label: "两样都要" }]
            : []),
        ]}
        value={props.value}
        onChange={props.onChange}
      />
    </div>
  );
}

const changedWords: Record<Chunk["is"], string> = {
  same: "",
  mine: "只有这一份改了。",
  theirs: "只有那一份改了。",
  both: "两份不一样。",
};

function Words({ whose, text }: { whose: string; text: string }) {
  return (
    <>
      <span class="whose">{whose}</span>
      {text === "" ? "（这里没有字）" : text.trim() === "" ? "（空行）" : text}
    </>
  );
}

/** Reckoned only when somebody looks. */
function Whole({ mine, theirs }: { mine: string; theirs: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>把两份对着看</summary>
      {isOpen && (
        <div class="stack">
          <p class="muted">从这一份到那一份：</p>
          <TextDifference before={mine} after={theirs} />
          <div class="both-texts">
            <div>
              <h3>这一份</h3>
              <p>{mine}</p>
            </div>
            <div>
              <h3>那一份</h3>
              <p>{theirs}</p>
            </div>
          </div>
        </div>
      )}
    </details>
  );
}

function behindOneAnother(mine: string, theirs: string): string {
  if (mine.trim() === "" || theirs.trim() === "") return mine.trim() === "" ? theirs : mine;
  return `${mine}\n\n${theirs}`;
}

function isTitled({ title }: ToJoin): boolean {
  return title !== undefined && title.trim() !== "";
}
