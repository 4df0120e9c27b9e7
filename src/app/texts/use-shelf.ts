import { useEffect } from "preact/hooks";
import { foldTexts } from "../../domain/fold/texts.ts";
import { useFold, useSession } from "../session/use-session.ts";
import { shelfOf, type Shelf } from "./shelf.ts";

/** The shelf, kept true to what is published. */
export function useShelf(): Shelf {
  const shelf = shelfOf(useSession().phone);
  const { published } = useFold(foldTexts);
  useEffect(() => {
    void shelf.look(published).catch(() => undefined);
  }, [published]);
  return shelf;
}
