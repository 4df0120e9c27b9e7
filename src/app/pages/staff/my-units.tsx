import "./staff.css";
import "./papers/paper.css";
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { SelectField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { now } from "../../session/now.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import type { Role } from "../../../domain/entries/campaign.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { holds } from "../../../domain/fold/roles.ts";
import type { UnitId } from "../../../domain/ids.ts";

export interface MyUnit {
  id: UnitId;
  name: string;
  role: Role;
}

/** Somebody may be secretary of two branches: the one he looks at now. */
const chosen = signal<UnitId | undefined>(undefined);

/** Where the holder of this phone has a role, as the server last said. */
function useMyUnits(): readonly MyUnit[] {
  const { units } = useFold(foldOrg);
  return useSession()
    .state.value.roles.filter((role) => holds({ ...role, member: "" }, now.value))
    .map(({ role, unit }) => ({ id: unit, role, name: units.get(unit)?.name ?? unit }));
}

/** The branches whose record he keeps. */
export function useMyBranches(): readonly MyUnit[] {
  const { units } = useFold(foldOrg);
  return useMyUnits().filter(
    ({ id, role }) => role === "secretary" || (role === "office" && units.get(id)?.level === "branch"),
  );
}

/** The units above branches that he looks after or looks at. */
export function useUnitsAbove(): readonly MyUnit[] {
  const branches = useMyBranches();
  return useMyUnits().filter(({ id, role }) => role !== "helper" && !branches.some((one) => one.id === id));
}

/** The units whose office he is. */
export function useMyOffices(): readonly MyUnit[] {
  return useUnitsAbove().filter(({ role }) => role === "office");
}

export function useMyBranch(): MyUnit | undefined {
  const branches = useMyBranches();
  return branches.find(({ id }) => id === chosen.value) ?? branches[0];
}

/** A page of a branch's secretary: frame and branch; says so where somebody else opens it. */
export function BranchPage(props: {
  title: string;
  back?: string;
  backLabel?: string;
  wide?: boolean;
  children: (branch: MyUnit) => ComponentChildren;
}) {
  const branch = useMyBranch();
  const { children, ...frame } = props;
  return <Page {...frame}>{branch ? children(branch) : <NotMine who="支部书记" />}</Page>;
}

/** A page of an office above branches. */
export function OfficePage(props: {
  title: string;
  back?: string;
  backLabel?: string;
  wide?: boolean;
  children: (office: MyUnit) => ComponentChildren;
}) {
  const offices = useMyOffices();
  const office = offices.find(({ id }) => id === chosen.value) ?? offices[0];
  const { children, ...frame } = props;
  return <Page {...frame}>{office ? children(office) : <NotMine who="活动办公室" />}</Page>;
}

/** A page of those who bring texts to a unit: its office, or a branch's secretary. */
export function TextsFrame(props: {
  title: string;
  back?: string;
  backLabel?: string;
  wide?: boolean;
  children: (unit: MyUnit) => ComponentChildren;
}) {
  const units = useMyTextUnits();
  const unit = units.find(({ id }) => id === chosen.value) ?? units[0];
  const { children, ...frame } = props;
  return <Page {...frame}>{unit ? children(unit) : <NotMine who="活动办公室和支部书记" />}</Page>;
}

/** Where he may bring texts. */
export function useMyTextUnits(): readonly MyUnit[] {
  return [...useMyOffices(), ...useMyBranches()];
}

function NotMine({ who }: { who: string }) {
  return <Notice>{`这一页是${who}用的，这台手机上登记的不是。`}</Notice>;
}

/** Shown where there is something to choose. */
export function ChooseUnit(props: { label: string; units: readonly MyUnit[]; current: UnitId }) {
  if (props.units.length < 2) return null;
  return (
    <SelectField
      label={props.label}
      choices={props.units.map(({ id, name }) => ({ value: id, label: name }))}
      value={props.current}
      onChange={(id) => (chosen.value = id)}
    />
  );
}
