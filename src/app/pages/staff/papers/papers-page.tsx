import { useSignal } from "@preact/signals";
import { dayOf } from "../../../../domain/day.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import { hoursPaper } from "../../../../domain/papers/hours.ts";
import { messageWords } from "../../../../domain/papers/message.ts";
import { copyPaper, minutesPaper } from "../../../../domain/papers/minutes.ts";
import { paperText } from "../../../../domain/papers/paper-text.ts";
import { signInPaper } from "../../../../domain/papers/sign-in.ts";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { ChoiceField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { OneMeeting } from "../one-meeting.tsx";
import { CatchUpView } from "./catch-up-view.tsx";
import { PaperOnPhone } from "./paper-on-phone.tsx";
import { PaperSheet } from "./paper-sheet.tsx";
import { SavePapers } from "./save-papers.tsx";
import { usePapersSource } from "./use-papers.ts";

/** What a meeting yields once its minutes are written: nobody fills in another form. */
export function PapersPage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={(meeting) => `会议材料：${meeting.title}`}>
      {(meeting, branch) =>
        meeting.state === "closed" ? (
          <Papers meeting={meeting} branch={branch.name} />
        ) : (
          <NotClosed meeting={meeting} />
        )
      }
    </OneMeeting>
  );
}

const PAPERS = [
  ["签到表", signInPaper],
  ["会议记录", minutesPaper],
  ["抄写版", copyPaper],
  ["学时明细", hoursPaper],
] as const;
type Name = (typeof PAPERS)[number][0];

function Papers({ meeting, branch }: { meeting: Meeting; branch: string }) {
  const source = usePapersSource(meeting, branch);
  const chosen = useSignal<Name>("签到表");
  const papers = PAPERS.map(([name, make]) => [name, make(source)] as const);
  const paper = papers.find(([name]) => name === chosen.value)![1];
  const message = messageWords(source);
  return (
    <div class="stack">
      <div class="no-print">
        <Section title="发到群里的话">
          <p class="said">{message}</p>
          <CopyButton text={message} label="复制发到群里的话" block />
        </Section>
      </div>
      <div class="no-print">
        <Section title="这次会的材料">
          <ChoiceField<Name>
            label="看哪一张"
            choices={PAPERS.map(([name]) => ({ value: name, label: name }))}
            value={chosen.value}
            onChange={(name) => (chosen.value = name)}
          />
          <PaperOnPhone paper={paper} />
          <div class="staff-actions">
            <Button onPress={() => print()}>打印这一张</Button>
            <CopyButton key={chosen.value} text={paperText(paper)} label="复制这一张的文字" block />
          </div>
          <SavePapers name={fileName(meeting)} papers={papers} />
        </Section>
      </div>
      <PaperSheet paper={paper} />
      <CatchUpView source={source} />
    </div>
  );
}

function NotClosed({ meeting }: { meeting: Meeting }) {
  return (
    <Notice title="写好会议记录以后，这里就有全部材料。">
      {meeting.state !== "cancelled" && (
        <ButtonLink to={`/branch/meetings/${meeting.id}/close`}>去写记录</ButtonLink>
      )}
    </Notice>
  );
}

/** "2026-03-12 修渠的事": without what no file may be called. */
function fileName(meeting: Meeting): string {
  return `${dayOf(meeting.starts)} ${meeting.title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "").slice(0, 40)}`.trim();
}
