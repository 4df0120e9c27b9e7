import { useEffect, useState } from "preact/hooks";
import type { BlobId } from "../../../../domain/ids.ts";
import { useSession } from "../../../session/use-session.ts";

/** Which of these files lie on this phone; undefined: not looked yet. `look` looks again. */
export function useFilesHere(ids: readonly BlobId[]): {
  here: ReadonlySet<BlobId> | undefined;
  look: () => void;
} {
  const { phone } = useSession();
  const [here, setHere] = useState<ReadonlySet<BlobId>>();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let isThere = true;
    phone.blobs.has(ids).then(
      (found) => isThere && setHere(found),
      // What cannot be looked at now is offered to be fetched.
      () => isThere && setHere(new Set()),
    );
    return () => {
      isThere = false;
    };
  }, [phone, ids.join(" "), looks]);
  return { here, look: () => setLooks((count) => count + 1) };
}
