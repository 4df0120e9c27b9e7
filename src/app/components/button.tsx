import type { ComponentChildren } from "preact";

/** One primary a screen: the one thing to do. */
export type ButtonKind = "primary" | "second" | "quiet";

type Look = { kind?: ButtonKind; block?: boolean; children: ComponentChildren };

export function Button(
  props: Look & { onPress: () => void; type?: "button" | "submit"; label?: string; pressed?: boolean },
) {
  return (
    <button
      type={props.type ?? "button"}
      class={look(props)}
      aria-label={props.label}
      aria-pressed={props.pressed}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}

/** Goes to a page of the app: `to` is what stands behind the `#`. */
export function ButtonLink(props: Look & { to: string }) {
  return (
    <a class={look(props)} href={`#${props.to}`}>
      {props.children}
    </a>
  );
}

export function look({ kind = "second", block }: { kind?: ButtonKind; block?: boolean }): string {
  return ["button", kind === "second" ? "" : kind, block ? "block" : ""].filter(Boolean).join(" ");
}
