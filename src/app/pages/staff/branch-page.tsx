import "./staff.css";
import { dayOf } from "../../../domain/day.ts";
import { receivedUntilWords } from "../../../domain/day-words.ts";
import type { BranchMember } from "../../../domain/fold/branch-progress.ts";
import { countPresent, meetingsOfBranch } from "../../../domain/fold/meetings.ts";
import { progressWords } from "../../../domain/requirement-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { clockWords } from "../../words/dates.ts";
import { nameAmong } from "./member-names.ts";
import { ChooseUnit, type MyUnit, useMyBranch, useMyBranches, useUnitsAbove } from "./my-units.tsx";
import { needWords } from "./need-words.ts";
import { OfficeHome } from "./office-home.tsx";
import { useRecordingsToHear } from "./recordings.ts";
import { useRequests } from "./requests.ts";
import { useBranchProgress, useRoster } from "./staff-reckonings.ts";

/** The fifth word at the bottom: the branch for its secretary, the units below for an office, both for who is both. */
export function StaffHomePage() {
  const branch = useMyBranch();
  const branches = useMyBranches();
  const above = useUnitsAbove();
  return (
    <Page title={branch?.name ?? above[0]?.name ?? "支部"} wide>
      <StateLine />
      {branch && <ChooseUnit label="看哪个支部" units={branches} current={branch.id} />}
      {branch && <BranchHome branch={branch} />}
      {above.length > 0 && <OfficeHome units={above} />}
      {!branch && above.length === 0 && <Notice>这一页是支部书记和办公室用的，这台手机上登记的不是。</Notice>}
    </Page>
  );
}

/** How many of those who may need help are shown before the whole list. */
const FIRST = 5;

function BranchHome({ branch }: { branch: MyUnit }) {
  const progress = useBranchProgress(branch.id);
  const { namesakes } = useRoster(branch.id);
  const needing = progress.members.filter(({ needs }) => needs.length > 0);
  return (
    <div class="stack">
      <Tonight branch={branch} />
      <Section title="谁需要帮一把">
        {needing.length === 0 && progress.members.length > 0 && <p class="muted">按收到的记录，眼下没有。</p>}
        {progress.members.length === 0 && (
          <Notice title="名册还是空的">
            <div>
              <ButtonLink kind="primary" to="/branch/members/add">
                添加党员
              </ButtonLink>
            </div>
          </Notice>
        )}
        <Rows label="谁需要帮一把">
          {needing.slice(0, FIRST).map((one) => (
            <ProgressRow key={one.member.id} one={one} name={nameAmong(one.member, namesakes)} />
          ))}
        </Rows>
        {progress.members.length > 0 && (
          <ButtonLink block to="/branch/progress">
            看全部 {progress.members.length} 人的进度
          </ButtonLink>
        )}
        <p class="muted small">{receivedUntilWords(progress.receivedUntil, today())}。没收到，不等于没学。</p>
      </Section>
      {progress.unit.length > 0 && (
        <Section title="支部要做的">
          <ul class="stack close">
            {progress.unit.map((one) => (
              <li key={one.requirement.id}>
                {progressWords(one, today())}
                <span class="muted small"> · {one.requirement.title}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="支部的事">
        <Rows label="支部的事">
          <Row
            title="党员"
            note="名册、邀请、添加、补记学习"
            end={`${progress.members.length} 人`}
            to="/branch/members"
          />
          <Row title="会议" note="安排、签到、点名、写记录" to="/branch/meetings" />
          <Row title="文章" note="给本支部导入、校对、发布" to="/office/texts" />
          <Row title="学习体会" end={waiting(progress.essaysToRead.length)} to="/branch/essays" />
          <RecordingsRow />
          <RequestsRow branch={branch} />
        </Rows>
      </Section>
    </div>
  );
}

function RequestsRow({ branch }: { branch: MyUnit }) {
  return (
    <Row
      title="请您处理的"
      note="请人去一趟、请假、参学证明、这条不对、意见"
      end={waiting(useRequests(branch.id).count)}
      to="/branch/requests"
    />
  );
}

function RecordingsRow() {
  const count = useRecordingsToHear().length;
  return (
    <Row
      title="朗读"
      note="有人读了文章，听过再让大家听"
      end={count > 0 ? `${count} 份待听` : undefined}
      to="/branch/recordings"
    />
  );
}

function waiting(count: number): string | undefined {
  return count > 0 ? `${count} 件` : undefined;
}

/** 今晚要看的: today's meeting and what waits for an answer; nothing to count, only to do. */
function Tonight({ branch }: { branch: MyUnit }) {
  const { meetings, essaysToRead } = useBranchProgress(branch.id);
  const requests = useRequests(branch.id);
  const todays = meetingsOfBranch(meetings, branch.id).filter(
    ({ state, starts }) => state === "open" || (state === "planned" && dayOf(starts) === today()),
  );
  const unwritten = meetingsOfBranch(meetings, branch.id).filter(
    ({ state, starts }) => state === "planned" && dayOf(starts) < today(),
  );
  const toHear = useRecordingsToHear();
  const calm = todays.length + unwritten.length + essaysToRead.length + requests.count + toHear.length === 0;
  return (
    <Section title="今晚要看的">
      {calm && <p class="muted">没有等您办的事。</p>}
      <Rows label="今晚要看的">
        {todays.map((meeting) => (
          <Row
            key={meeting.id}
            title={`${meeting.state === "open" ? "正在开会" : clockWords(meeting.starts)} ${meeting.title}`}
            note={
              meeting.state === "open"
                ? `已到 ${countPresent(meeting)} 人，开完请写记录`
                : (meeting.place ?? (meeting.starts > now.value ? "今天的会" : "时间到了，可以开始签到"))
            }
            to={`/branch/meetings/${meeting.id}`}
          />
        ))}
        {unwritten.map((meeting) => (
          <Row
            key={meeting.id}
            title={`${meeting.title}，还没有写记录`}
            note="开过了就写几句，到会的人才能记上学时；没开成就取消"
            to={`/branch/meetings/${meeting.id}`}
          />
        ))}
        {requests.count > 0 && (
          <Row title={`${requests.count} 件请您处理`} note={requestWords(requests)} to="/branch/requests" />
        )}
        {essaysToRead.length > 0 && (
          <Row
            title={`${essaysToRead.length} 篇体会待看`}
            note="他们等着您一句话"
            to={
              essaysToRead.length === 1
                ? `/branch/essays/${essaysToRead[0]!.handedIn.entry}`
                : "/branch/essays"
            }
          />
        )}
        {toHear.length > 0 && (
          <Row
            title={`${toHear.length} 份朗读待听`}
            note="听过，大家才听得到"
            to={toHear.length === 1 ? `/branch/recordings/${toHear[0]!.entry}` : "/branch/recordings"}
          />
        )}
      </Rows>
    </Section>
  );
}

function requestWords(requests: ReturnType<typeof useRequests>): string {
  const { visits, objections, leaves, certificates, complaints, apart } = requests;
  return [
    ...(visits.length > 0 ? ["请人去一趟"] : []),
    ...(objections.length > 0 ? ["有人说记录不对"] : []),
    ...(leaves.length > 0 ? ["请假"] : []),
    ...(certificates.length > 0 ? ["参学证明"] : []),
    ...(complaints.length > 0 ? ["意见"] : []),
    ...(apart.length > 0 ? ["补传的记录"] : []),
  ].join("、");
}

export function ProgressRow({ one, name }: { one: BranchMember; name: string }) {
  const open = one.progress.filter(({ state }) => state === "open");
  const said = [needWords(one.needs), ...open.map((progress) => progressWords(progress, today()))];
  return <Row title={name} note={said.filter(Boolean).join("；")} to={`/branch/members/${one.member.id}`} />;
}
