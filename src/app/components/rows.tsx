import type { ComponentChildren } from "preact";

export function Rows(props: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="rows" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

/** A line of a list; with `to` it leads to a page, with `onPress` it does something. */
export function Row(props: {
  title: ComponentChildren;
  note?: ComponentChildren;
  end?: ComponentChildren;
  to?: string;
  onPress?: () => void;
}) {
  const words = (
    <>
      <span class="row-words">
        <span class="row-title">{props.title}</span>
        {props.note !== undefined && <span class="muted small">{props.note}</span>}
      </span>
      {props.end !== undefined && <span class="row-end muted">{props.end}</span>}
    </>
  );
  return (
    <li>
      {props.to !== undefined ? (
        <a class="row" href={`#${props.to}`}>
          {words}
        </a>
      ) : props.onPress ? (
        <button type="button" class="row" onClick={props.onPress}>
          {words}
        </button>
      ) : (
        <div class="row">{words}</div>
      )}
    </li>
  );
}

/** 项目：内容, below one another. */
export function Facts(props: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {props.facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
