import { useSignal } from "@preact/signals";
import { foldOrg, type Org } from "../../../domain/fold/org.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ChecksField, ChoiceField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useFold } from "../../session/use-session.ts";
import { unitWithParent } from "./branch-choices.ts";

/** With more units than that, a few are looked for by name. */
const LIST = 12;
const FOUND = 30;

/** The whole unit, or some below it. */
export function PublishUnits(props: {
  /** the highest first */
  units: readonly UnitId[];
  chosen: readonly UnitId[];
  error?: string;
  onChange: (chosen: readonly UnitId[]) => void;
}) {
  const { units, chosen, error, onChange } = props;
  const org = useFold(foldOrg);
  const wanted = useSignal("");
  const top = units[0];
  const isSome = useSignal(top === undefined || !chosen.includes(top));
  if (top === undefined) return null;
  if (units.length === 1) return <p>发给{named(org, top)}。</p>;

  const below = units.slice(1);
  const found =
    below.length <= LIST
      ? below
      : below.filter((id) => chosen.includes(id) || isNamed(org, id, wanted.value)).slice(0, FOUND);
  return (
    <>
      <ChoiceField
        label="发给哪里"
        choices={[
          { value: "top", label: named(org, top) },
          { value: "some", label: "只发给下面几个单位" },
        ]}
        value={isSome.value ? "some" : "top"}
        error={isSome.value ? undefined : error}
        onChange={(value) => {
          isSome.value = value === "some";
          onChange(isSome.value ? [] : [top]);
        }}
      />
      {isSome.value && below.length > LIST && (
        <TextField
          label="找单位"
          hint={`共 ${below.length} 个，写名字里的几个字。选中的一直在下面。`}
          value={wanted.value}
          onInput={(value) => (wanted.value = value)}
        />
      )}
      {isSome.value && (
        <ChecksField
          label="哪几个单位"
          error={error}
          choices={found.map((value) => ({ value, label: named(org, value) }))}
          values={chosen}
          onChange={onChange}
        />
      )}
    </>
  );
}

function named(org: Org, id: UnitId): string {
  return `${unitWithParent(org, id)}${org.units.get(id)?.level === "branch" ? "" : "及以下"}`;
}

function isNamed(org: Org, id: UnitId, words: string): boolean {
  return words.trim() !== "" && (org.units.get(id)?.name ?? "").includes(words.trim());
}
