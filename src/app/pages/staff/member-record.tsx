import { useSignal } from "@preact/signals";
import { creditWords } from "../../../domain/credit-words.ts";
import { dayWords, receivedUntilWords } from "../../../domain/day-words.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { foldStudyRecord, linesByDay, type RecordLine } from "../../../domain/fold/study-record.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import { Button } from "../../components/button.tsx";
import { Section } from "../../components/page.tsx";
import { today } from "../../session/reckonings.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { useElsewhere } from "../record/elsewhere.ts";
import { CorrectSheet } from "./correct-sheet.tsx";
import { useNames } from "./member-names.ts";
import type { MyUnit } from "./my-units.tsx";
import { ObjectionView } from "./objection-view.tsx";
import { useBranchProgress } from "./staff-reckonings.ts";

/** 学时明细: every line says how it was reckoned, and can be put right. */
export function MemberRecord({ member, branch }: { member: Member; branch: MyUnit }) {
  const { entries } = useSession();
  const { credit } = useBranchProgress(branch.id);
  const record = foldStudyRecord(entries.value, member.id, credit);
  const elsewhere = useElsewhere(branch.id);
  const correcting = useSignal<RecordLine | undefined>(undefined);
  const { totals } = record;

  return (
    <Section title="学时明细">
      {record.lines.length === 0 ? (
        <p class="muted">还没有收到学习记录。不一定是没有学：可能写在纸上，可能手机还没联网。</p>
      ) : (
        <p>
          自学 {totals.self} 分钟，集中学习 {totals.collective} 分钟，讨论 {totals.discussion} 分钟，合计{" "}
          {Math.floor(totals.hours * 10 + 1e-9) / 10} 学时。
        </p>
      )}
      {linesByDay(record).map(({ day, lines }) => (
        <section key={day} class="stack close">
          <h3>{dayWords(day, today())}</h3>
          <ul class="rows">
            {lines.map((line) => (
              <RecordRow
                key={line.entry}
                line={line}
                where={elsewhere(line.meeting)}
                onCorrect={() => (correcting.value = line)}
              />
            ))}
          </ul>
        </section>
      ))}
      <p class="muted small">{receivedUntilWords(record.receivedUntil, today())}</p>
      {correcting.value && (
        <CorrectSheet
          member={member}
          line={correcting.value}
          onClose={() => (correcting.value = undefined)}
        />
      )}
    </Section>
  );
}

function RecordRow(props: { line: RecordLine; where: string | undefined; onCorrect: () => void }) {
  const { line, where, onCorrect } = props;
  const texts = useFold(foldTexts);
  const name = useNames();
  const title = (line.text && texts.byId.get(line.text)?.title) ?? line.title ?? "学习";
  return (
    <li class="record-line stack close">
      <p>
        <strong>{title}</strong>
        {where && <span class="muted"> {where}</span>}
      </p>
      <p>{creditWords(line)}</p>
      <p class="muted small">
        {line.by === line.member ? "本人记的" : `${name(line.by)}代记`}
        {line.received === null && "，还在这台手机上，没有上传"}
        {line.pending && "，还在等别的记录到齐"}
      </p>
      {line.source === "log" && (
        <div>
          <Button kind="quiet" label={`更正 ${title}`} onPress={onCorrect}>
            更正
          </Button>
        </div>
      )}
      {line.source === "meeting" && line.meeting && (
        <a href={`#/branch/meetings/${line.meeting}/roster`}>{where ? "看这次会" : "到会议里改"}</a>
      )}
      {line.source === "certificate" && <a href={`#/branch/certificates/${line.entry}`}>看参学证明</a>}
      {line.objections.map((objection) => (
        <ObjectionView key={objection.entry} objection={objection} />
      ))}
    </li>
  );
}
