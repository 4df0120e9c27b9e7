import { dayWords, receivedUntilWords } from "../../../domain/day-words.ts";
import { essaySizeWords } from "../../../domain/essay-size-words.ts";
import { essaysOf, foldEssays, standing } from "../../../domain/fold/essays.ts";
import { isEnrolled } from "../../../domain/fold/invitations.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { foldPairings, pairingHolds } from "../../../domain/fold/pairings.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { progressWords } from "../../../domain/requirement-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Facts, Row, Rows } from "../../components/rows.tsx";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { arrangementWords, cohortWords, statusWords } from "../../words/membership-words.ts";
import { now } from "../../session/now.ts";
import { unitWithParent } from "./branch-choices.ts";
import { essayStateWords } from "./essays/essay-words.ts";
import { needWords } from "./need-words.ts";
import { nameAmong, useNames } from "./member-names.ts";
import { MemberRecord } from "./member-record.tsx";
import type { MyUnit } from "./my-units.tsx";
import { OneMember } from "./one-member.tsx";
import { useBranchProgress, useInvitations, useRoster } from "./staff-reckonings.ts";

export function MemberPage({ params }: PageProps) {
  return (
    <OneMember
      id={params["member"]}
      title={(member) => member.name}
      back="/branch/members"
      backLabel="党员"
      wide
    >
      {(member, branch) => <MemberView member={member} branch={branch} />}
    </OneMember>
  );
}

function MemberView({ member, branch }: { member: Member; branch: MyUnit }) {
  const { namesakes } = useRoster(branch.id);
  const { members, receivedUntil } = useBranchProgress(branch.id);
  const about = members.find((one) => one.member.id === member.id);
  const essays = essaysOf(useFold(foldEssays), member.id).filter((essay) => standing(essay) !== undefined);
  const enrolled = isEnrolled(useInvitations(), member.id);
  const page = `/branch/members/${member.id}`;

  if (member.status === "deceased") return <Notice>{`${member.name}已经不在名册里。`}</Notice>;
  return (
    <div class="stack">
      {namesakes.has(member.id) && <p class="muted">同名：{nameAmong(member, namesakes)}</p>}
      <MemberFacts member={member} branch={branch} />
      <div class="staff-actions">
        {member.phone && (
          <a class="button" href={`tel:${member.phone.replace(/[^\d+]/g, "")}`}>
            打电话
          </a>
        )}
        <ButtonLink to={`${page}/invite`}>{enrolled ? "手机和邀请" : "邀请"}</ButtonLink>
        <ButtonLink to={`${page}/log`}>补记学习</ButtonLink>
        <ButtonLink to={`${page}/edit`}>改正资料</ButtonLink>
        <ButtonLink to={`${page}/archive`}>学习档案</ButtonLink>
        {member.arrangements.includes("study-brought-home") && (
          <ButtonLink to={`${page}/pair`}>送学人</ButtonLink>
        )}
      </div>
      {about && (
        <Section title="进度">
          {needWords(about.needs) && <p>{needWords(about.needs)}</p>}
          <ul class="stack close">
            {about.progress.map((one) => (
              <li key={one.requirement.id}>
                {progressWords(one, today())}
                <span class="muted small"> · {one.requirement.title}</span>
              </li>
            ))}
          </ul>
          <p class="muted small">{receivedUntilWords(receivedUntil, today())}</p>
        </Section>
      )}
      {essays.length > 0 && (
        <Section title="学习体会">
          <Rows label="学习体会">
            {essays.map((essay) => {
              const handedIn = standing(essay)!;
              return (
                <Row
                  key={essay.id}
                  title={handedIn.title || "（没有题目）"}
                  note={`${momentWords(handedIn.at, now.value)} · ${essaySizeWords(handedIn)}`}
                  end={essayStateWords(essay.state)}
                  to={`/branch/essays/${handedIn.entry}`}
                />
              );
            })}
          </Rows>
        </Section>
      )}
      <MemberRecord member={member} branch={branch} />
    </div>
  );
}

function MemberFacts({ member, branch }: { member: Member; branch: MyUnit }) {
  const org = useFold(foldOrg);
  const { whereabouts } = member;
  const facts: [string, string][] = [
    ["身份", member.status === "full" ? "正式党员" : `${statusWords[member.status]}党员`],
  ];
  if (member.group) facts.push(["党小组", member.group]);
  if (member.arrangements.length > 0) {
    facts.push(["学习安排", member.arrangements.map((one) => arrangementWords[one]).join("、")]);
  }
  if (member.cohorts.length > 0)
    facts.push(["类型", member.cohorts.map((one) => cohortWords[one]).join("、")]);
  if (member.homeBranch !== branch.id) facts.push(["组织关系", unitWithParent(org, member.homeBranch)]);
  if (member.hostBranch !== undefined && member.hostBranch !== branch.id) {
    facts.push(["流入地", unitWithParent(org, member.hostBranch)]);
  }
  if (whereabouts) {
    const contact = whereabouts.contact ? `，可找${whereabouts.contact}` : "";
    facts.push(["现在在", `${whereabouts.city}，${dayWords(whereabouts.since, today())}起${contact}`]);
  }
  const helpers = useFold(foldPairings).filter(
    (pairing) => pairing.elder === member.id && pairingHolds(pairing, today()),
  );
  const name = useNames();
  if (helpers.length > 0) facts.push(["送学人", helpers.map(({ helper }) => name(helper)).join("、")]);
  if (member.phone) facts.push(["电话", member.phone]);
  if (member.consentWithdrawn) facts.push(["手机", "他已不再用手机，请走纸质"]);
  // An office that has no roster names somebody by it.
  facts.push(["编号", member.id]);
  return <Facts facts={facts} />;
}
