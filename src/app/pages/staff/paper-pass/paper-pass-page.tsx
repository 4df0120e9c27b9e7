import "./paper-pass.css";
import { useRef } from "preact/hooks";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import {
  paperMarks,
  paperRows,
  type PaperChoice,
  type PaperRow,
} from "../../../../domain/papers/paper-pass.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { ChoiceField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { DraftStatusLine } from "../../../drafts/draft-status.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { goTo } from "../../../routing/place.ts";
import type { PageProps } from "../../../routing/route.ts";
import { myself } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { OneMeeting } from "../one-meeting.tsx";
import { usePapersSource } from "../papers/use-papers.ts";
import { ByNumbers } from "./by-numbers.tsx";
import { choiceWords, emptyPass, nextAfter, openRows, type PassForm, rowAt } from "./pass-form.ts";
import { OneRow } from "./one-row.tsx";
import { LookThrough } from "./look-through.tsx";

/** The signed 签到表 is entered afterwards: in its order, with one thumb, and kept in one piece at the end. */
export function PaperPassPage({ params }: PageProps) {
  return (
    <OneMeeting
      id={params["meeting"]}
      title={() => "录入签到表"}
      back={`/branch/meetings/${params["meeting"]}/roster`}
      backLabel="点名"
    >
      {(meeting, branch) => <Pass meeting={meeting} branch={branch.name} />}
    </OneMeeting>
  );
}

function Pass({ meeting, branch }: { meeting: Meeting; branch: string }) {
  const { phone } = useSession();
  const rows = paperRows(usePapersSource(meeting, branch));
  const me = useReckoned(myself)?.name ?? "";
  const draft = useDraft<PassForm>(`paper:${meeting.id}`, emptyPass(me));
  const form = draft.content.value;
  const top = useRef<HTMLDivElement>(null);
  if (draft.status.value.is === "loading") return <DraftStatusLine draft={draft} words={() => ""} />;
  const here = rowAt(rows, form);
  const open = openRows(rows, form.choices);
  const marks = paperMarks(meeting, rows, form.choices, form.confirmedBy);
  // With the word for the last line there is nothing more to ask.
  const isAtEnd = open.length === 0 && form.at === "";

  function choose(row: PaperRow, choice: PaperChoice): void {
    const choices = { ...form.choices, [row.member]: choice };
    draft.change({ choices, at: nextAfter(rows, row, choices)?.member ?? "" });
  }
  function goBack({ member }: PaperRow): void {
    draft.change({ at: member, way: "rows" });
    top.current?.focus();
    top.current?.scrollIntoView({ block: "start" });
  }
  async function save(): Promise<void> {
    const write = marks.map((body) => ({ kind: "attendance-marked" as const, body }));
    if (write.length > 0) await draft.send(() => phone.write(write, { draft: draft.id }));
    else await draft.discard();
    goTo(`/branch/meetings/${meeting.id}/roster`, true);
  }

  return (
    <div class="stack">
      <p class="muted">{meeting.title}。号码和印出来的签到表一样。</p>
      <ChoiceField<PassForm["way"]>
        label="怎么录"
        choices={[
          { value: "rows", label: "一个一个" },
          { value: "numbers", label: "输号码" },
        ]}
        value={form.way}
        onChange={(way) => draft.change({ way })}
      />
      <div ref={top} tabIndex={-1} class="paper-top">
        {form.way === "numbers" && (
          <ByNumbers rows={rows} form={form} isLast={isAtEnd} onChange={(part) => draft.change(part)} />
        )}
        {form.way === "rows" && !isAtEnd && here && (
          <OneRow
            row={here}
            rows={rows}
            chosen={form.choices[here.member]}
            onChoose={(choice) => choose(here, choice)}
            onGo={(row) => draft.change({ at: row?.member ?? "" })}
          />
        )}
      </div>
      <TextField
        label="确认人（谁收的这张表）"
        value={form.confirmedBy}
        maxLength={40}
        onInput={(confirmedBy) => draft.change({ confirmedBy })}
      />
      {isAtEnd && marks.length > 0 && <Notice kind="info">每一行都有了。看一遍，再保存。</Notice>}
      <LookThrough rows={rows} form={form} onGo={goBack} />
      <DraftStatusLine draft={draft} words={(kept) => wordsOf(rows, kept)} />
      {marks.length === 0 && Object.keys(form.choices).length === 0 ? (
        <p class="muted">还没有录。</p>
      ) : (
        <ActionButton kind={isAtEnd ? "primary" : "second"} block working="正在保存…" action={save}>
          {marks.length === 0 ? "录完了，没有要改的" : `保存这 ${marks.length} 人`}
        </ActionButton>
      )}
      <a href={`#/branch/meetings/${meeting.id}/close`}>想留一张表的照片，可以加在会议记录里</a>
    </div>
  );
}

/** What one would not want to enter again: "3 李秀英 签了". */
function wordsOf(rows: readonly PaperRow[], { choices }: PassForm): string {
  return rows
    .flatMap((row) => {
      const choice = choices[row.member];
      return choice ? [`${row.number} ${row.name} ${choiceWords(row, choice)}`] : [];
    })
    .join("\n");
}
