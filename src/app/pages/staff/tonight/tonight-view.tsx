import type { Tonight } from "../../../../domain/tonight.ts";
import { countPresent } from "../../../../domain/fold/meetings.ts";
import { foldMembers } from "../../../../domain/fold/members.ts";
import type { MemberId, UnitId } from "../../../../domain/ids.ts";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { now } from "../../../session/now.ts";
import { useFold } from "../../../session/use-session.ts";
import { clockWords, momentWords } from "../../../words/dates.ts";
import { useNames } from "../member-names.ts";
import { useTonight } from "./use-tonight.ts";

/** 今晚三件事: each with the way to where it is done. No figure to bring to nothing. */
export function TonightView({ branch }: { branch: UnitId }) {
  const { title, things } = useTonight(branch);
  const nameOf = useNames();
  const { byId } = useFold(foldMembers);
  // Somebody of another branch typed a code here: his name is not on this phone.
  const name = (id: MemberId): string => (byId.has(id) ? nameOf(id) : "外支部的同志");
  return (
    <Section title={title}>
      {things.length === 0 ? (
        <p class="muted">{title}没有要办的事，您歇着。</p>
      ) : (
        <Rows label="要办的事">
          {things.map((thing) => {
            const { title, note, to } = lineOf(thing, (of) => namesOf(of, name));
            return <Row key={`${thing.is} ${to}`} title={title} note={note} to={to} />;
          })}
        </Rows>
      )}
    </Section>
  );
}

interface Line {
  title: string;
  note: string;
  to: string;
}

function lineOf(thing: Tonight, names: (of: readonly MemberId[]) => string): Line {
  switch (thing.is) {
    case "open": {
      const { meeting, over } = thing;
      const page = `/branch/meetings/${meeting.id}`;
      if (over)
        return {
          title: `结束会议：${meeting.title}`,
          note: `已到 ${countPresent(meeting)} 人。写几句记录，材料就都有了`,
          to: `${page}/close`,
        };
      return {
        title: `正在开会 ${meeting.title}`,
        note: `已到 ${countPresent(meeting)} 人，开完请写记录`,
        to: page,
      };
    }
    case "visit":
      return {
        title: `${names(thing.of)}请人去一趟`,
        note: "回个话：谁去，什么时候去",
        to: "/branch/requests",
      };
    case "today": {
      const { meeting } = thing;
      const words = meeting.starts > now.value ? "今天的会" : "时间到了，可以开始签到";
      return {
        title: `${clockWords(meeting.starts)} ${meeting.title}`,
        note: [meeting.place, words].filter(Boolean).join("，"),
        to: `/branch/meetings/${meeting.id}`,
      };
    }
    case "leave":
      return {
        title: `${names(thing.of)}请假`,
        note: `${momentWords(thing.meeting.starts, now.value)} ${thing.meeting.title}`,
        to: `/branch/meetings/${thing.meeting.id}`,
      };
    case "minutes":
      return {
        title: `${thing.meeting.title}，还没有写记录`,
        note: "开过了就写几句，到会的人才能记上学时；没开成就取消",
        to: `/branch/meetings/${thing.meeting.id}`,
      };
    case "codes":
      return {
        title: `${names(thing.of)}的签到码待核`,
        note: `${thing.meeting.title}。您看见他在会上，点一下“到”就行`,
        to: `/branch/meetings/${thing.meeting.id}/roster`,
      };
    case "objection":
      return {
        title: `${names(thing.of)}说有一条记录不对`,
        note: "看一看，回他一句",
        to: "/branch/requests",
      };
    case "complaint":
      return { title: "有人提了意见", note: "他等着您回一句", to: "/branch/requests" };
    case "certificate":
      return {
        title: `${names(thing.of)}的参学证明`,
        note: "核对以后才记学时",
        to: thing.of.length === 1 ? `/branch/certificates/${thing.entry}` : "/branch/requests",
      };
    case "paper":
      return {
        title: `录入签到表：${thing.meeting.title}`,
        note: `还没有记：${names(thing.of)}。有纸质签到表就录一下`,
        to: `/branch/meetings/${thing.meeting.id}/paper`,
      };
    case "essay":
      return {
        title: `${names(thing.of)}的学习体会`,
        note: thing.of.length === 1 ? `《${thing.title}》，等着您一句话` : "他们等着您一句话",
        to: thing.of.length === 1 ? `/branch/essays/${thing.entry}` : "/branch/essays",
      };
    case "recording":
      return {
        title: `${names(thing.of)}读了文章`,
        note: "听过，大家才听得到",
        to: thing.of.length === 1 ? `/branch/recordings/${thing.entry}` : "/branch/recordings",
      };
    case "apart":
  }
  return { title: "有补传的记录", note: "看一看，能收就收下", to: "/branch/requests" };
}

/** "李秀英、王建国", "李秀英、王建国等 5 人" */
function namesOf(of: readonly MemberId[], name: (member: MemberId) => string): string {
  const first = of.slice(0, 2).map(name).join("、");
  return of.length > 2 ? `${first}等 ${of.length} 人` : first;
}
