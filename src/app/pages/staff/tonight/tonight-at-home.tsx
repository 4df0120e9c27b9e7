import { useMyBranch } from "../my-units.tsx";
import { TonightView } from "./tonight-view.tsx";

/** The same on 首页, where a secretary comes first. */
export function TonightAtHome() {
  const branch = useMyBranch();
  return branch ? <TonightView branch={branch.id} /> : null;
}
