import { Row, Rows } from "../../components/rows.tsx";
import { display } from "../../settings/display.ts";

/** 长辈版 by all the names that people know for it: at the end of 首页, where nobody should change by a slip. */
export function ElderRow() {
  return (
    <Rows label="字的大小">
      <Row
        title="长辈版（也叫关怀版、大字版）"
        note={display.value.elder ? "正在用，可以换回普通版" : "字大，按钮大，一页一件事"}
        to="/elder"
      />
    </Rows>
  );
}
