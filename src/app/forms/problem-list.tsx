import { useLayoutEffect, useRef } from "preact/hooks";
import { boxOf } from "./about-question.tsx";
import type { AnswerSheet, SheetProblem } from "./answer-sheet.ts";

/** What is wrong, above the questions, each with the way to its question; the focus goes to the first when it appears. */
export function ProblemList({ sheet }: { sheet: AnswerSheet }) {
  const list = useRef<HTMLDivElement>(null);
  const problems = sheet.problems.value;
  const found = sheet.checked.value;
  useLayoutEffect(() => {
    if (found === 0 || problems.length === 0) return;
    list.current?.scrollIntoView();
    list.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [found]);
  if (problems.length === 0) return null;
  return (
    <div ref={list} class="notice error problem-list" role="group" aria-label="还要补一补">
      <p class="notice-title">{`还有 ${problems.length} 处要补一补，填过的都在：`}</p>
      <ul class="stack close">
        {problems.map((problem) => (
          <li key={problem.place.id}>
            <button type="button" class="button quiet problem" onClick={() => focusPlace(problem.place)}>
              {problemWords(problem)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "姓名：请填写“姓名”" */
export function problemWords({ place, words }: SheetProblem): string {
  return words.includes(place.field.label) ? words : `${place.field.label}：${words}`;
}

/** To the first thing in a place that can be used. */
function focusPlace(place: { id: string }): void {
  const box = document.getElementById(boxOf(place));
  box?.scrollIntoView({ block: "center" });
  const control = box?.querySelector<HTMLElement>(
    "input:checked, input, textarea, select, button, [tabindex]",
  );
  control?.focus({ preventScroll: true });
}
