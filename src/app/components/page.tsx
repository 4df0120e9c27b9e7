import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { mayBeLocked } from "../profiles/lock-mark.ts";
import { arrived } from "../routing/arrival.ts";

/** The frame of every page: the way back, what this page is, and its content. */
export function Page(props: {
  title: string;
  /** the page above; absent: one of the five at the bottom */
  back?: string;
  backLabel?: string;
  /** tables: more than a column of text */
  wide?: boolean;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A browser keeps titles in its history, in the clear.
    document.title = mayBeLocked() ? "送学" : `${props.title} · 送学`;
  }, [props.title]);
  // Layout: before the page is seen, and never after another has taken its place.
  useLayoutEffect(() => arrived(heading.current), []);

  return (
    <main class={props.wide ? "page wide" : "page"}>
      <header class="page-head">
        {props.back !== undefined && (
          <a class="back" href={`#${props.back}`}>
            {props.backLabel ?? "返回"}
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
      </header>
      {props.children}
    </main>
  );
}

/** A part of a page under a heading of its own. */
export function Section(props: { title: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
