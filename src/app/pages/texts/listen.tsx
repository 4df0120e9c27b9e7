import { useState } from "preact/hooks";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { Button } from "../../components/button.tsx";
import { useLoaded } from "../../shell/use-loaded.ts";
import { readings } from "../../texts/readings.ts";
import { pointAtTop } from "./place-in-text.ts";

/** Who only reads never loads it. */
const listenBar = () => import("../../listening/listen-bar.tsx").then((m) => m.ListenBar);

/** The bar for listening in place of the one for reading. @param page the text on the page, all of it */
export function Listen(props: {
  published: PublishedText;
  content: StudyText;
  page: HTMLElement;
  onClose: () => void;
}) {
  const { published, content, page, onClose } = props;
  const [start] = useState(() => startIn(page, published));
  const loaded = useLoaded(listenBar);
  const ListenBar = loaded.value;
  if (ListenBar)
    return <ListenBar published={published} content={content} words={page} start={start} onClose={onClose} />;
  return (
    <div class="reading-bar no-print">
      <p role="status">{loaded.failed ? "“听”还没有存到手机上，要连上网络打开一次。" : "正在打开…"}</p>
      <div class="reading-buttons">
        {loaded.failed && <Button onPress={loaded.retry}>再试一次</Button>}
        <Button onPress={onClose}>关上</Button>
      </div>
    </div>
  );
}

/** From the line at the top of the screen; a text that was read or heard to its end from its beginning. */
function startIn(page: HTMLElement, { text }: PublishedText): { block: number; offset: number } {
  const beginning = { block: 0, offset: 0 };
  const place = readings.value.places[text];
  const top = pointAtTop(page);
  const isAtEnd = place?.isFinished === true && (place.left ?? 0) < 400;
  return isAtEnd ? beginning : (top ?? beginning);
}
