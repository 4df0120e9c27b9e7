import type { PublishedText } from "../../domain/fold/texts.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button, type ButtonKind } from "../components/button.tsx";
import { ByteProgress } from "../components/progress.tsx";
import { megabytes } from "../words/sizes.ts";
import { useShelf } from "./use-shelf.ts";

/** "把 12 篇存到手机（0.4 MB）": the size before it begins, how far it is, and a way to stop. */
export function FetchTexts(props: { texts: readonly PublishedText[]; kind?: ButtonKind }) {
  const shelf = useShelf();
  const here = shelf.here.value;
  const download = shelf.download.value;
  if (!here) return null;
  const missing = props.texts.filter(({ blob }) => !here.has(blob));
  if (missing.length === 0) return null;
  const bytes = missing.reduce((sum, { size }) => sum + size, 0);
  return (
    <div class="stack close">
      {download && <ByteProgress label="正在存到手机" done={download.done} of={download.of} />}
      {download && (
        <Button block onPress={() => shelf.stop()}>
          先停下，存了的算数
        </Button>
      )}
      {/* Stays while it works, so that what went wrong can be said below it. */}
      <div hidden={download !== undefined} class="stack close">
        <ActionButton kind={props.kind} block action={() => shelf.fetch(missing)}>
          把 {missing.length} 篇存到手机（{megabytes(bytes)}）
        </ActionButton>
      </div>
    </div>
  );
}
