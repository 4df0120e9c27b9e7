import type { ComponentChildren } from "preact";
import type { Member } from "../../../../domain/fold/members.ts";
import { surnameOf } from "../../../../domain/surname.ts";

/** Stays in sight while the list goes by: 应到 and 实到, and the way to a surname. Worth having from a screenful of names on. */
export function RosterBar(props: {
  expected: number;
  present: number;
  members: readonly Member[];
  /** what went wrong: the list may have been scrolled far */
  children: ComponentChildren;
}) {
  const bySurname = new Map<string, Member[]>();
  for (const member of props.members) {
    const surname = surnameOf(member.name);
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), member]);
  }
  return (
    <div class="roster-bar">
      <p>
        <strong>
          应到 {props.expected} · 实到 {props.present}
        </strong>
      </p>
      {bySurname.size > 1 && (
        <select
          class="input"
          aria-label="跳到姓"
          value=""
          onChange={(event) => {
            jumpTo(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="">找姓…</option>
          {[...bySurname].map(([surname, all]) => (
            <option key={surname} value={all[0]!.id}>
              {all.length > 1 ? `${surname}（${all.length}）` : surname}
            </option>
          ))}
        </select>
      )}
      {props.children}
    </div>
  );
}

function jumpTo(member: string): void {
  const row = document.getElementById(`roster-${member}`);
  row?.scrollIntoView({ block: "start" });
  row?.querySelector<HTMLElement>(".marks button")?.focus({ preventScroll: true });
}
