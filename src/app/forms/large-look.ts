import { useLayoutEffect } from "preact/hooks";
import { display, show } from "../settings/display.ts";

/** 长辈版 for as long as a page is open, whatever its phone's owner has chosen; nothing of it is kept. */
export function useLargeLook(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const { value } = display;
    show({ ...value, elder: true, size: value.size < 22 ? 22 : value.size }, root);
    return () => show(display.value, root);
  }, []);
}
