import { useSignal } from "@preact/signals";
import { foldOrg, unitsBelow } from "../../../domain/fold/org.ts";
import { foldRoles, holds, type RoleHeld } from "../../../domain/fold/roles.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { now } from "../../session/now.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { unitWithParent } from "./branch-choices.ts";
import { GrantForm } from "./grant-form.tsx";
import { useNames } from "./member-names.ts";
import { type MyUnit, OfficePage } from "./my-units.tsx";
import { roleWords } from "./role-words.ts";

export function RolesPage() {
  return (
    <OfficePage title="职务" back="/branch" backLabel="返回">
      {(office) => <Roles office={office} />}
    </OfficePage>
  );
}

function Roles({ office }: { office: MyUnit }) {
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const name = useNames();
  const me = useMe();
  const below = unitsBelow(org, office.id);
  const held = useFold(foldRoles).filter((role) => holds(role, now.value) && below.includes(role.unit));
  const ending = useSignal<RoleHeld | undefined>(undefined);
  const units = below.filter((id) => held.some(({ unit }) => unit === id));

  async function end({ member, role, unit }: RoleHeld): Promise<void> {
    await phone.write([{ kind: "role-ended", body: { member, role, unit } }]);
    ending.value = undefined;
  }

  return (
    <div class="stack">
      <GrantForm units={below} />
      {units.length === 0 && <Notice>还没有任命过谁。</Notice>}
      {units.map((id) => (
        <Section key={id} title={unitWithParent(org, id)}>
          <Rows label={unitWithParent(org, id)}>
            {held
              .filter(({ unit }) => unit === id)
              .map((role) => (
                <Row
                  key={`${role.member} ${role.role}`}
                  title={name(role.member)}
                  note={roleWords[role.role]}
                  end={
                    <span class="side-by-side">
                      <ButtonLink to={`/office/roles/${role.member}/invite`}>
                        邀请<span class="out-of-sight">{name(role.member)}</span>
                      </ButtonLink>
                      {/* Who ends his own office could not take it back. */}
                      {!(role.role === "office" && role.member === me) && (
                        <Button
                          label={`免去${name(role.member)}的${roleWords[role.role]}`}
                          onPress={() => (ending.value = role)}
                        >
                          免去
                        </Button>
                      )}
                    </span>
                  }
                />
              ))}
          </Rows>
        </Section>
      ))}
      {ending.value && (
        <Sheet
          title={`免去${name(ending.value.member)}的${roleWords[ending.value.role]}`}
          onClose={() => (ending.value = undefined)}
        >
          <p>
            他的手机联网后，就不再能看{unitWithParent(org, ending.value.unit)}的内容。他自己的记录不受影响。
          </p>
          <ActionButton kind="primary" block action={() => end(ending.value!)}>
            免去
          </ActionButton>
        </Sheet>
      )}
    </div>
  );
}
