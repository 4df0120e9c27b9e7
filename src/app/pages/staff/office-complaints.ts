import { type Complaint, foldComplaints } from "../../../domain/fold/complaints.ts";
import { useFold, useSession } from "../../session/use-session.ts";

/** What members said past their branch; one's own complaints to the level above are not among them. */
export function useComplaintsFromBelow(): readonly Complaint[] {
  const me = useSession().member.value;
  return useFold(foldComplaints).filter(({ to, of }) => to === "above" && of !== me);
}
