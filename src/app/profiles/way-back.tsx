import { ActionButton } from "../components/action-button.tsx";
import { useSession } from "../session/use-session.ts";
import { changeTo, others } from "./people.ts";

/** On a shared phone, below whatever somebody sees who is not enrolled (yet, or any more): back to the others. */
export function WayBack() {
  const isFresh = useSession().state.value.enrolment === "fresh";
  return (
    <nav class="page stack" aria-label="合用这部手机的人">
      {others().map(({ id, name }) => (
        <ActionButton key={id} block working="正在换…" action={() => changeTo(id, isFresh)}>
          换回{name}
        </ActionButton>
      ))}
    </nav>
  );
}
