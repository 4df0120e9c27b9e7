import { Row, Rows } from "../components/rows.tsx";
import { useReckoned } from "../session/use-session.ts";
import { formsToFill } from "./my-forms.ts";

/** Only when there is something: one form by its name, more by their number. */
export function AskedRow() {
  const forms = useReckoned(formsToFill);
  const [first] = forms;
  if (!first) return null;
  const isOne = forms.length === 1;
  return (
    <Rows label="要填的表">
      <Row
        title={isOne ? `请填《${first.title}》` : `有 ${forms.length} 张表请您填`}
        note="没有网也能填"
        to={isOne ? `/forms/${first.form}` : "/forms"}
      />
    </Rows>
  );
}
