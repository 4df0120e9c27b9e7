import { useEffect, useRef, useState } from "preact/hooks";
import type { BlobId } from "../../../domain/ids.ts";
import { useSession } from "../../session/use-session.ts";

/** undefined: it is not here · absent: not looked yet */
export type Pictures = ReadonlyMap<BlobId, string | undefined>;

/**
 * Pages that are on this phone, as addresses that an `img` takes.
 * @param look another number: look once more, some may have come
 */
export function usePictures(ids: readonly BlobId[], look: number): Pictures {
  const { phone } = useSession();
  const [shown, setShown] = useState<Pictures>(new Map());
  const urls = useRef(new Map<BlobId, string>());
  useEffect(() => {
    let isThere = true;
    const here = urls.current;
    const look = phone.blobs.readEach(
      ids.filter((id) => !here.has(id)),
      (id, bytes) => {
        // Its type is ours to say: what somebody else's phone says of a file is not asked.
        if (isThere) here.set(id, URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" })));
      },
    );
    // What cannot be read now is offered to be fetched.
    void look
      .catch(() => undefined)
      .then(() => {
        if (!isThere) return;
        for (const [id, url] of here) {
          if (ids.includes(id)) continue;
          URL.revokeObjectURL(url);
          here.delete(id);
        }
        setShown(new Map(ids.map((id) => [id, here.get(id)])));
      });
    return () => {
      isThere = false;
    };
  }, [phone, ids.join(" "), look]);
  useEffect(
    () => () => {
      for (const url of urls.current.values()) URL.revokeObjectURL(url);
    },
    [],
  );
  return shown;
}
