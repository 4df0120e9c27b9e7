import type { ComponentChildren } from "preact";

/** Something to know, said where it belongs and staying there. `urgent`: read out at once by a screen reader. */
export function Notice(props: {
  kind?: "info" | "kept" | "look" | "error";
  title?: string;
  urgent?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${props.kind ?? "info"}`} role={props.urgent ? "alert" : "status"}>
      {props.title !== undefined && <p class="notice-title">{props.title}</p>}
      {typeof props.children === "string" ? <p>{props.children}</p> : props.children}
    </div>
  );
}
