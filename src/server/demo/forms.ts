import type { NewEntry } from "../../domain/entry.ts";
import type { Answers } from "../../domain/forms/form.ts";
import { studyNeedsForm } from "../../domain/forms/ready-made/study-needs-form.ts";
import type { MemberId } from "../../domain/ids.ts";
import type { OfficeDevice } from "../core.ts";

const ANSWERS: readonly Answers[] = [
  { how: ["together", "listen"], when: "evening", what: ["texts", "policy"], help: false },
  { how: ["home"], when: "afternoon", what: ["health"], help: true, "how-help": "字太小，请人念给我听。" },
  {
    how: ["phone", "listen"],
    when: "夜班前",
    what: ["policy", "law"],
    help: false,
    words: "短一点的，分几次听。",
  },
  { how: ["together"], when: "evening", what: ["skills", "冬天怎么管果树"], help: false },
  { how: ["paper", "home"], what: ["texts", "health"], help: true, "how-help": "教我怎么放大字。" },
  { how: ["together", "phone"], when: "weekend", what: ["policy"], help: false },
];

/**
 * 学习需求 as a branch asked it on paper and took it down, closed since: its secretary has something to look at, and nobody's first page
 * asks for anything. @param members who answered; as many as there are answers
 */
export async function closedForm(
  office: OfficeDevice,
  newId: () => string,
  members: readonly MemberId[],
): Promise<void> {
  const form = newId();
  const bytes = new TextEncoder().encode(JSON.stringify({ songxueForm: 1, ...studyNeedsForm }));
  const blob = await office.putBlob(bytes);
  const { title } = studyNeedsForm;
  await office.write([
    {
      kind: "form-published",
      body: { form, unit: "liuwan", title, blob, size: bytes.length, way: "named" },
    },
  ]);
  await office.write(
    members.slice(0, ANSWERS.length).map((member, i): NewEntry => ({
      kind: "form-answered",
      for: member,
      body: { form, blob, answers: ANSWERS[i]!, taken: "paper" },
    })),
  );
  await office.write([{ kind: "form-closed", body: { form } }]);
}
