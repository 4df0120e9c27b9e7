import { useEffect } from "preact/hooks";
import { useReckoned, useSession } from "../session/use-session.ts";
import { textsToRead } from "./my-texts.ts";
import { shelfOf, type Shelf } from "./shelf.ts";

/** The shelf, kept true to what is published. */
export function useShelf(): Shelf {
  const shelf = shelfOf(useSession().phone);
  const published = useReckoned(textsToRead);
  useEffect(() => {
    void shelf.look(published).catch(() => undefined);
  }, [published]);
  return shelf;
}
