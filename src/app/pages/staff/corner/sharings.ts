import {
  foldSharings,
  type CornerEssay,
  type ProposedEssay,
  type Sharing,
} from "../../../../domain/fold/sharing.ts";
import { foldMembers } from "../../../../domain/fold/members.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import type { MemberId, ShareId, UnitId } from "../../../../domain/ids.ts";
import { useFold } from "../../../session/use-session.ts";
import { useMyBranches, useMyOffices } from "../my-units.tsx";
import { useUnitsToHear } from "../recordings.ts";

/** An essay whose writer lets others read it, as staff see it: its branch knows whose it is, an office only what it is called by. */
export interface SharedHere {
  share: ShareId;
  title: string;
  text: string;
  /** as he wishes to be named */
  name?: string;
  /** undefined: not for those who hold this phone to know */
  of?: MemberId;
  consent?: Sharing;
  /** to units of his who holds this phone */
  proposed: readonly ProposedEssay[];
  /** units of his in whose reading corner it stands */
  shown: readonly UnitId[];
  /** he has moved out or died: nothing new is shown of him */
  isGone: boolean;
  /** units of his in which he may show it */
  may: readonly UnitId[];
  /** units above to which he may recommend it, the nearest first; those that have it left out */
  upTo: readonly UnitId[];
}

/** All that the holder of this phone may show or take down; the latest first. */
export function useSharedHere(): readonly SharedHere[] {
  const { all, corner, proposed } = useFold(foldSharings);
  const { byId } = useFold(foldMembers);
  const org = useFold(foldOrg);
  const mine = useUnitsToHear().map(({ id }) => id);
  const branches = useMyBranches().map(({ id }) => id);
  const offices = useMyOffices().map(({ id }) => id);

  const inMine = corner.filter(({ unit }) => mine.includes(unit));
  const toMine = proposed.filter(({ unit }) => offices.includes(unit));
  const found = new Map<ShareId, CornerEssay | Sharing>();
  for (const one of [...all.filter(({ withdrawn }) => !withdrawn), ...toMine, ...inMine])
    if (!found.has(one.share)) found.set(one.share, one);

  return [...found.values()].flatMap(({ share, title, text, name }): SharedHere[] => {
    const consent = all.find((one) => one.share === share);
    const writer = consent && byId.get(consent.of);
    const his = writer ? [writer.homeBranch, ...(writer.hostBranch ? [writer.hostBranch] : [])] : [];
    const isOurs = his.some((branch) => branches.includes(branch));
    const above = [...new Set(his.flatMap((id) => [...(org.units.get(id)?.path ?? [])].reverse()))].filter(
      (id) => !his.includes(id),
    );
    const proposals = toMine.filter((one) => one.share === share);
    const isGone = writer?.status === "moved-out" || writer?.status === "deceased";
    const allowed = isGone
      ? []
      : [
          ...(isOurs ? his : []),
          ...(isOurs && consent?.upward ? above : []),
          ...proposals.map(({ unit }) => unit),
        ];
    const shown = inMine.filter((one) => one.share === share).map(({ unit }) => unit);
    const may = [...new Set(allowed)].filter((id) => mine.includes(id) && !shown.includes(id));
    const has = consent?.proposed.map(({ unit }) => unit) ?? [];
    const upTo = isOurs && !isGone && consent?.upward ? above.filter((id) => !has.includes(id)) : [];
    if (!isOurs && shown.length + may.length === 0) return [];
    return [
      {
        share,
        title,
        text,
        ...(name !== undefined && { name }),
        ...(isOurs && consent && { of: consent.of, consent }),
        proposed: proposals,
        isGone,
        shown,
        may,
        upTo,
      },
    ];
  });
}

/** What nobody has put anywhere yet. */
export function useSharedToShow(): readonly SharedHere[] {
  return useSharedHere().filter(({ shown, may }) => shown.length === 0 && may.length > 0);
}
