import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Row, Rows } from "../components/rows.tsx";
import { useSession } from "../session/use-session.ts";
import { markCarrying } from "./carries-mark.ts";

/** 首页: answers that wait to be brought back. */
export function AnswersRow() {
  const { phone, state } = useSession();
  const names = useSignal<readonly string[]>([]);
  useEffect(() => {
    let there = true;
    phone.carry.carrying().then(
      (all) => {
        markCarrying(all.length > 0);
        if (there) names.value = all.filter((one) => one.state === "answered").map(({ name }) => name);
      },
      () => undefined,
    );
    return () => {
      there = false;
    };
  }, [state.value]);
  if (names.value.length === 0) return null;
  const known = [...new Set(names.value.filter(Boolean))].slice(0, 3).join("、");
  return (
    <Rows label="帮人带">
      <Row title={`有 ${names.value.length} 份回执等着带回去`} note={known || "帮人带"} to="/carry" />
    </Rows>
  );
}
