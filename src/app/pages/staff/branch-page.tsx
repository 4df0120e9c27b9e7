import "./staff.css";
import { receivedUntilWords } from "../../../domain/day-words.ts";
import type { BranchMember } from "../../../domain/fold/branch-progress.ts";
import { progressWords } from "../../../domain/requirement-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { today } from "../../session/reckonings.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { useSharedToShow } from "./corner/sharings.ts";
import { nameAmong } from "./member-names.ts";
import { ChooseUnit, type MyUnit, useMyBranch, useMyBranches, useUnitsAbove } from "./my-units.tsx";
import { needWords } from "./need-words.ts";
import { OfficeHome } from "./office-home.tsx";
import { useRecordingsToHear } from "./recordings.ts";
import { useRequests } from "./requests.ts";
import { useBranchProgress, useRoster } from "./staff-reckonings.ts";
import { TonightView } from "./tonight/tonight-view.tsx";

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
      <TonightView branch={branch.id} />
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
          <Row title="表单" note="签到、征求意见、满意度，自己做、发、看结果" to="/branch/forms" />
          <Row title="学习体会" end={waiting(progress.essaysToRead.length)} to="/branch/essays" />
          <RecordingsRow />
          <CornerRow />
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

function CornerRow() {
  const count = useSharedToShow().length;
  return (
    <Row
      title="读书角"
      note="写的人愿意给大家看的体会"
      end={count > 0 ? `${count} 篇` : undefined}
      to="/branch/corner"
    />
  );
}

function waiting(count: number): string | undefined {
  return count > 0 ? `${count} 件` : undefined;
}

export function ProgressRow({ one, name }: { one: BranchMember; name: string }) {
  const open = one.progress.filter(({ state }) => state === "open");
  const said = [needWords(one.needs), ...open.map((progress) => progressWords(progress, today()))];
  return <Row title={name} note={said.filter(Boolean).join("；")} to={`/branch/members/${one.member.id}`} />;
}
