import { Row, Rows } from "../../components/rows.tsx";
import { meetingToday } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";

/** What is done most, one tap away. `writing`: the essay that is being written. */
export function UsualRows({ writing }: { writing?: { id: string; title: string; more: boolean } }) {
  // A meeting today has its own card above, with the same word on its button.
  const meeting = useReckoned(meetingToday);
  return (
    <Rows label="常用">
      {!meeting && <Row title="签到" note="开会时输入会上的数字" to="/check-in" />}
      {writing ? (
        <Row
          title={`接着写《${writing.title.trim() || "没有题目"}》`}
          note={writing.more ? "支部读过了，希望再补充一点" : "边写边存"}
          to={`/essays/${writing.id}`}
        />
      ) : (
        <Row title="写学习体会" note="边写边存" to="/essays" />
      )}
      <Row title="记一次学习" note="读了纸质材料、参加了集中学习" to="/record/log" />
    </Rows>
  );
}
