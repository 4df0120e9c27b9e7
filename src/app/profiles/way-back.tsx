import { ActionButton } from "../components/action-button.tsx";
import { useSession } from "../session/use-session.ts";
import { wasHere } from "../storage/was-here.ts";
import { changeTo, others } from "./people.ts";

/** On a shared phone, below whatever somebody sees who is not enrolled (yet, or any more): back to the others. */
export function WayBack() {
  // Whose database the browser threw away is still one of them.
  const isNew = useSession().state.value.enrolment === "fresh" && !wasHere();
  return (
    <nav class="page stack" aria-label="合用这部手机的人">
      {others().map(({ id, name }) => (
        <ActionButton key={id} block working="正在换…" action={() => changeTo(id, isNew)}>
          换回{name}
        </ActionButton>
      ))}
    </nav>
  );
}
