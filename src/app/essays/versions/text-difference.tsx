import { useMemo, useState } from "preact/hooks";
import { tokensOf } from "../../../domain/differences/cut.ts";
import { differenceBetween, type Run } from "../../../domain/differences/difference.ts";
import { countCharacters } from "../../../domain/fold/essays.ts";
import "./text-difference.css";

/** So many characters without a change are worth folding, and so many stay in sight beside what changed. */
const LONG = 160;
const BESIDE = 30;

/** What changed from `before` to `after`, phrase by phrase: struck out what went, underlined what came. Long stretches without a change are folded. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const runs = useMemo(() => differenceBetween(before, after), [before, after]);
  if (!runs.some(({ is }) => is !== "same")) return <p class="muted">文字没有变。</p>;
  return (
    <div class="difference">
      {runs.map((run, i) => (
        // A list of runs is never changed in part.
        <OneRun key={i} run={run} isFirst={i === 0} isLast={i === runs.length - 1} />
      ))}
    </div>
  );
}

function OneRun({ run, isFirst, isLast }: { run: Run; isFirst: boolean; isLast: boolean }) {
  if (run.is === "same") return <Same text={run.text} isFirst={isFirst} isLast={isLast} />;
  const words = run.text.trim() === "" ? `［${run.text.includes("\n") ? "换行" : "空格"}］` : "";
  // The name of an element is not read out by every reader of screens; its words are.
  return run.is === "removed" ? (
    <del>
      <span class="out-of-sight">{run.moved ? "移走：" : "删去："}</span>
      {words}
      {run.text}
      <Moved run={run} words="（移走了）" />
      <span class="out-of-sight">；</span>
    </del>
  ) : (
    <ins>
      <span class="out-of-sight">{run.moved ? "移到这里：" : "加上："}</span>
      {words}
      {run.text}
      <Moved run={run} words="（移到这里）" />
      <span class="out-of-sight">；</span>
    </ins>
  );
}

function Moved({ run, words }: { run: Run; words: string }) {
  return run.moved ? <small aria-hidden="true">{words}</small> : null;
}

function Same({ text, isFirst, isLast }: { text: string; isFirst: boolean; isLast: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const tokens = useMemo(() => tokensOf(text), [text]);
  if (isOpen || tokens.length < LONG) return <span>{text}</span>;
  const head = isFirst ? 0 : BESIDE;
  const tail = isLast ? tokens.length : tokens.length - BESIDE;
  const folded = countCharacters(tokens.slice(head, tail).join(""));
  const where = isFirst ? "前面" : isLast ? "后面" : "中间";
  return (
    <span>
      {tokens.slice(0, head).join("")}
      <button type="button" class="button quiet unfold" aria-expanded="false" onClick={() => setOpen(true)}>
        … {where} {folded} 字没变
      </button>
      {tokens.slice(tail).join("")}
    </span>
  );
}
