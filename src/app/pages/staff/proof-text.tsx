import { useSignal } from "@preact/signals";
import type { ImportReport } from "../../../protocol/import-report.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { Button } from "../../components/button.tsx";
import { drawBlock } from "../../texts/draw-block.tsx";
import { type Place, placesByBlock, placesWithin, splitAtPlaces } from "./proof-places.ts";

/**
 * The text with every suspicious place marked and numbered, and what is suspected below its paragraph.
 */
export function ProofText(props: {
  text: StudyText;
  report: ImportReport;
  /** told when somebody goes to a place */
  onPlace?: (place: Place) => void;
}) {
  const { text, report, onPlace } = props;
  const byBlock = placesByBlock(report.suspicions);
  const count = report.suspicions.length;
  const places = [...byBlock.values()].flat();
  const current = useSignal(0);

  function goTo(number: number): void {
    current.value = number;
    const mark = document.getElementById(placeId(number));
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
    const place = places[number - 1];
    if (place) onPlace?.(place);
  }

  return (
    <>
      {count > 0 && (
        <nav class="proof-steps" aria-label="可疑的地方">
          <Button onPress={() => goTo(current.value > 1 ? current.value - 1 : count)}>上一处</Button>
          <Button onPress={() => goTo(current.value < count ? current.value + 1 : 1)}>下一处</Button>
          <p role="status">
            {current.value === 0
              ? `可疑 ${count} 处`
              : `第 ${current.value} 处，共 ${count} 处：${places[current.value - 1]?.words ?? ""}`}
          </p>
        </nav>
      )}
      <article class="proof" aria-label="正文">
        {text.blocks.map((block, index) => {
          const places = byBlock.get(index) ?? [];
          const words = (text: string, from: number) => (
            <MarkedWords text={text} places={placesWithin(places, from, text)} current={current.value} />
          );
          return (
            <div key={index} class="proof-row">
              {block.t === "h" ? (
                <p class="proof-heading" role="heading" aria-level={Math.min(6, block.level + 1)}>
                  {words(block.text, 0)}
                </p>
              ) : (
                <div class="proof-paragraph words">{drawBlock(block, index, words)}</div>
              )}
              {places.length > 0 && (
                <ul class="suspicions">
                  {places.map((place) => (
                    <li key={place.number}>
                      <button
                        type="button"
                        class="suspicion"
                        aria-current={place.number === current.value}
                        onClick={() => goTo(place.number)}
                      >
                        {place.number}. {place.words}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          );
        })}
      </article>
    </>
  );
}

function MarkedWords(props: { text: string; places: readonly Place[]; current: number }) {
  return (
    <>
      {splitAtPlaces(props.text, props.places).map((piece, index) =>
        piece.place === undefined ? (
          piece.text
        ) : (
          <mark
            key={index}
            id={placeId(piece.place)}
            class={piece.place === props.current ? "current" : undefined}
            tabIndex={-1}
          >
            {/* What is suspicious may be what is missing: then the number alone stands there. */}
            {piece.text}
            <sup>{piece.place}</sup>
          </mark>
        ),
      )}
    </>
  );
}

function placeId(number: number): string {
  return `place-${number}`;
}
