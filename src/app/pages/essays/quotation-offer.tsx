import { useLayoutEffect, useRef } from "preact/hooks";
import type { Copied } from "../../../domain/quotations/quotation.ts";
import { Button } from "../../components/button.tsx";

/** A passage is long; so much of it shows which one is meant. */
const SHOWN = 40;

/** Before handing in: what stands in the study texts word for word, as an offer to mark it. No score, and nobody else is told. */
export function QuotationOffer(props: {
  writing: string;
  offered: readonly Copied[];
  onQuote: (passage: Copied) => void;
}) {
  const { writing, offered, onQuote } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="card stack" aria-labelledby="quotation-offer">
      <h2 id="quotation-offer" ref={heading} tabIndex={-1}>
        有 {offered.length} 段和学习材料一字不差
      </h2>
      <p>标成引文，读的人就知道这是材料里的话。不标也能交；这个提示只有您自己看得到。</p>
      <ul class="rows">
        {offered.map((passage) => (
          <li key={`${passage.start} ${passage.end}`} class="stack">
            <p>
              {excerpt(writing, passage)}
              <br />
              <span class="muted small">《{passage.title}》</span>
            </p>
            <Button label={`标成引文：${excerpt(writing, passage)}`} onPress={() => onQuote(passage)}>
              标成引文
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function excerpt(writing: string, { start, end }: Copied): string {
  const words = writing.slice(start, end).replaceAll(/\s+/g, " ");
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}
