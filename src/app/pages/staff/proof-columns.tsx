import { useSignal } from "@preact/signals";
import type { ImportedText } from "../../../domain/fold/texts.ts";
import { wordsOf } from "../../../protocol/block-words.ts";
import type { ImportReport } from "../../../protocol/import-report.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { Button } from "../../components/button.tsx";
import type { WantedPlace } from "./original/find-in-original.ts";
import { OriginalView } from "./original/original-view.tsx";
import type { Place } from "./proof-places.ts";
import { ProofText } from "./proof-text.tsx";
import { RemovedPieces } from "./removed-pieces.tsx";

/** Our text and the file that it was made of: side by side where there is room, one at a time on a phone. */
export function ProofColumns(props: { imported: ImportedText; text: StudyText; report: ImportReport }) {
  const { imported, text, report } = props;
  const shown = useSignal<"text" | "original">("text");
  const wanted = useSignal<WantedPlace | undefined>(undefined);
  const wordsAt = ({ block, start, end }: Place): WantedPlace => ({
    words: wordsOf(text.blocks[block]!),
    start,
    end,
    howFar: block / text.blocks.length,
  });
  function showOriginal(): void {
    shown.value = "original";
    // Where one was in the text, there it opens.
    if (wanted.value) wanted.value = { ...wanted.value };
  }
  return (
    <div class="proof-columns" data-shown={shown.value}>
      <div class="proof-switch" role="group" aria-label="看哪一份">
        <Button pressed={shown.value === "text"} onPress={() => (shown.value = "text")}>
          文稿
        </Button>
        <Button pressed={shown.value === "original"} onPress={showOriginal}>
          原件
        </Button>
      </div>
      <section class="proof-ours" aria-label="文稿">
        <RemovedPieces removed={report.removed} />
        <ProofText text={text} report={report} onPlace={(place) => (wanted.value = wordsAt(place))} />
      </section>
      {/* It scrolls by itself, and who has a keyboard must get there to do so. */}
      <section class="proof-original" aria-label="原件" tabIndex={0}>
        <h2 class="proof-column-head">原件</h2>
        <OriginalView imported={imported} wanted={wanted.value} />
      </section>
    </div>
  );
}
