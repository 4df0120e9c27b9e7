import { useSignal } from "@preact/signals";
import type { MemberStatus } from "../../../domain/entries/membership.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { OneMember } from "./one-member.tsx";

type Leaving = Extract<MemberStatus, "moved-out" | "deceased">;

const what: Record<Leaving, { button: string; means: string }> = {
  "moved-out": {
    button: "组织关系已转出",
    means: "他从名册里移出，手机上的送学不再能用；还没有上传的记录，联网时会先收好。以前的记录都留着。",
  },
  deceased: {
    button: "已去世",
    means: "他的名字马上从所有的名单里拿掉，不会再有任何提醒。以前的记录都留着。",
  },
};

/** 转出 and 去世, each with a question before; what was tapped by mistake is put right on the same page. */
export function MemberLeavePage({ params }: PageProps) {
  return (
    <OneMember
      id={params["member"]}
      title={(member) => `${member.name}：转出或去世`}
      back="/branch/members"
      backLabel="党员"
    >
      {(member) => <Leave member={member} />}
    </OneMember>
  );
}

function Leave({ member }: { member: Member }) {
  const { phone } = useSession();
  const asking = useSignal<Leaving | undefined>(undefined);
  /** what he was before this page changed it */
  const before = useSignal<MemberStatus>("full");

  function become(status: MemberStatus): Promise<unknown> {
    return phone.write([{ kind: "member-corrected", body: { member: member.id, status } }]);
  }
  async function leave(status: Leaving): Promise<void> {
    before.value = member.status;
    await become(status);
    asking.value = undefined;
  }

  if (member.status === "moved-out" || member.status === "deceased") {
    return (
      <div class="stack">
        <Notice kind="kept" title={member.status === "deceased" ? "已记为去世" : "已记为转出"}>
          {`${member.name}已经不在名册里。`}
        </Notice>
        <p>如果点错了，现在就可以改回来：</p>
        <ActionButton block action={() => become(before.value)}>
          改回来
        </ActionButton>
      </div>
    );
  }
  return (
    <div class="stack">
      <p>只是换了地方、还在本县的支部，请用“迁到别的支部”，他的记录会跟着走。</p>
      {(Object.keys(what) as Leaving[]).map((status) => (
        <Button key={status} block onPress={() => (asking.value = status)}>
          {what[status].button}
        </Button>
      ))}
      {asking.value && (
        <Sheet
          title={`${member.name}：${what[asking.value].button}`}
          closeLabel="不是，返回"
          onClose={() => (asking.value = undefined)}
        >
          <p>{what[asking.value].means}</p>
          <ActionButton kind="primary" block working="正在保存…" action={() => leave(asking.value!)}>
            是的，请记下
          </ActionButton>
        </Sheet>
      )}
    </div>
  );
}
