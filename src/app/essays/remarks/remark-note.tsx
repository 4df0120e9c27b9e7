import type { ComponentChildren } from "preact";
import "./remarks.css";

/** One remark in its place: its number, who made it, to what, and its words. */
export function RemarkNote(props: {
  number: number;
  /** "孙书敏"; absent: it is not sent yet */
  who?: string;
  /** what it is to: "“那天散会以后…”", "1 分 20 秒" */
  about?: string;
  words: string;
  children?: ComponentChildren;
}) {
  const { number, who, about } = props;
  return (
    <div class={who === undefined ? "remark draft" : "remark"} role="note" aria-label={`批注 ${number}`}>
      <p class="muted small">
        批注 {number}
        {who === undefined ? "（还没有发出）" : ` · ${who}`}
        {about !== undefined && ` · ${about}`}
      </p>
      <p class="remark-words">{props.words}</p>
      {props.children}
    </div>
  );
}
